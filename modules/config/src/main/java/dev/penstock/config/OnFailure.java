package dev.penstock.config;

/** What a deploy to a lasting environment does when a service does not prove itself. */
public enum OnFailure implements Choice {
  /** Puts back, in reverse order, the releases that were proven last, and proves them again. */
  ROLLBACK("rollback"),
  /** Leaves everything as it is at that moment. */
  STOP("stop"),
  /** Leaves everything as it is and says how to roll back by hand. */
  INSTRUCTIONS("instructions");

  private final String text;

  OnFailure(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
