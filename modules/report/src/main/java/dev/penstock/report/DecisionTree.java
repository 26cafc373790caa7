package dev.penstock.report;

/** What to do about a failed release: it depends on what happened to the schema. */
final class DecisionTree {
  private static final String THIS = "➜ **this failure**";

  private final ReleaseFacts facts;

  DecisionTree(ReleaseFacts facts) {
    this.facts = facts;
  }

  /** The tree as a table, with the branch of this failure marked. */
  String render() {
    return MarkdownTable.of("This one?", "The schema", "What is wrong", "What to do")
            .row(
                mark(facts.schema() == SchemaChange.NONE),
                "did not change",
                "the code",
                "Roll the services back. Leave the database alone.")
            .row(
                mark(facts.schema() == SchemaChange.COMPATIBLE),
                "changed, and the code before runs on it",
                "the code",
                "Roll the services back. Leave the database alone.")
            .row(
                mark(goesTogether()),
                "changed, and the code before may not run on it; or data was damaged",
                "the migration",
                "Go forward with a fix. If that takes too long, take database and services back"
                    + " together.")
            .render()
        + unknown();
  }

  /** Whether the services can go back only together with the database. */
  boolean goesTogether() {
    return facts.schema() == SchemaChange.BREAKING || facts.schema() == SchemaChange.HALF_WAY;
  }

  private static String mark(boolean applies) {
    return applies ? THIS : "";
  }

  private String unknown() {
    return facts.schema() == SchemaChange.UNKNOWN
        ? "\nWhether the schema changed, and whether the code before runs on it, is not known: look"
            + " before you roll back.\n"
        : "";
  }
}
