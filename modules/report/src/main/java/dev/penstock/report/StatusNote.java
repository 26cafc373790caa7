package dev.penstock.report;

/** How a failed run left its environment: the first thing that somebody who is woken reads. */
final class StatusNote {
  private final ReleaseFacts facts;
  private final ReleaseTables tables;

  StatusNote(ReleaseFacts facts, ReleaseTables tables) {
    this.facts = facts;
    this.tables = tables;
  }

  /** A note that stands out, as far as it has to. */
  String render() {
    return "> [!" + kind() + "]\n> **" + headline() + "** " + rest() + "\n";
  }

  /** Whether the environment needs somebody now. */
  boolean isUrgent() {
    return switch (facts.aftermath()) {
      case PROVEN, ROLLED_BACK -> false;
      case UNTOUCHED -> schemaMoved();
      case STOPPED, REFUSED, BROKEN, UNKNOWN -> true;
    };
  }

  private boolean schemaMoved() {
    return facts.schema() != SchemaChange.NONE && facts.schema() != SchemaChange.COMPATIBLE;
  }

  private String kind() {
    return switch (facts.aftermath()) {
      case PROVEN, ROLLED_BACK -> "NOTE";
      case UNTOUCHED -> schemaMoved() ? "WARNING" : "NOTE";
      case UNKNOWN -> "WARNING";
      case STOPPED, REFUSED, BROKEN -> "CAUTION";
    };
  }

  private String headline() {
    String environment = Markdown.code(facts.environment());
    return switch (facts.aftermath()) {
      case PROVEN -> environment + " is healthy.";
      case ROLLED_BACK -> environment + " is healthy: it serves " + before() + " again.";
      case UNTOUCHED -> environment + " serves what it served before" + untouched();
      case STOPPED -> environment + " is not healthy, and nothing was put back.";
      case REFUSED -> environment + " is not healthy, and putting it back was refused.";
      case BROKEN -> environment + " is not healthy, and putting it back did not work.";
      case UNKNOWN -> "A " + kindOfRun() + " failed in " + environment + ".";
    };
  }

  private String before() {
    return facts.lastProven().map(tables::proven).orElse("the release before");
  }

  private String untouched() {
    return switch (facts.schema()) {
      case NONE, COMPATIBLE -> ".";
      case BREAKING -> ", on a schema it may not run on.";
      case HALF_WAY -> ", and a migration stopped half-way.";
      case UNKNOWN -> ", and its schema may have changed.";
    };
  }

  private String rest() {
    String failed = "The " + kindOfRun() + commit() + run();
    return switch (facts.aftermath()) {
          case PROVEN -> "";
          case ROLLED_BACK -> failed + " failed; it was rolled back, and proven anew.";
          case UNTOUCHED -> failed + " failed before anything got traffic.";
          case STOPPED -> failed + " failed and was left as it is, as `on-failure` asks for.";
          case REFUSED, BROKEN -> failed + " failed.";
          case UNKNOWN -> "Whether everything serves is not known.";
        }
        + refusal();
  }

  private String refusal() {
    return facts
        .refusal()
        .map(why -> " " + Sentences.cause(why) + " " + Sentences.of(why.next()))
        .orElse("");
  }

  private String kindOfRun() {
    return facts.rollback() ? "rollback" : "deploy";
  }

  private String commit() {
    String word = facts.rollback() ? " to " : " of ";
    return facts.commit().map(commit -> word + tables.commit(commit)).orElse("");
  }

  private String run() {
    return facts.deployment() > 0 ? " (deployment " + facts.deployment() + ")" : "";
  }
}
