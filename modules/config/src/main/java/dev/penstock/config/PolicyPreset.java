package dev.penstock.config;

/** A named set of answers to "how often, how long, how many times in a row". */
public enum PolicyPreset implements Choice {
  /** Probes at once, starts with short waits that grow up to a cap. */
  DEFAULT("default"),
  /** Waits 30 seconds first, then 5, 10, 20, 40 … seconds: at most 10 probes in 5 minutes. */
  CODEX("codex");

  private final String text;

  PolicyPreset(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
