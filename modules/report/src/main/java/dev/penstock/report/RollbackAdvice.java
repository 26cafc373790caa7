package dev.penstock.report;

import dev.penstock.report.RollbackCommand.Target;
import java.util.Optional;

/** What a person does about a failed release, with the commands for it. */
final class RollbackAdvice {
  private final ReleaseFacts facts;
  private final RunLinks links;
  private final RollbackCommand command;
  private final ReleaseTables tables;
  private final boolean urgent;
  private final DecisionTree tree;

  RollbackAdvice(
      ReleaseFacts facts,
      RunLinks links,
      RollbackCommand command,
      ReleaseTables tables,
      boolean urgent) {
    this.facts = facts;
    this.links = links;
    this.command = command;
    this.tables = tables;
    this.urgent = urgent;
    this.tree = new DecisionTree(facts);
  }

  /** What to do, the commands, and the tree that says why; open where somebody has to act. */
  String render() {
    return String.join("\n\n", advice(), commands(), tree.render().stripTrailing());
  }

  private String advice() {
    if (!urgent) {
      return "**Nothing is urgent.** Mend the cause and deploy again; this issue closes by itself"
          + " once a later deploy is proven.";
    }
    if (target().isEmpty()) {
      return "**Go forward: mend the cause and deploy again.** No release before this one is known"
          + " to go back to.";
    }
    String to = facts.lastProven().map(tables::proven).orElseThrow();
    if (tree.goesTogether()) {
      return together(to);
    }
    return isKnown()
        ? "**Roll back now**, to " + to + ":"
        : "**Look whether everything serves. If not, roll back** to " + to + ":";
  }

  private boolean isKnown() {
    return facts.aftermath() != Aftermath.UNKNOWN && facts.schema() != SchemaChange.UNKNOWN;
  }

  private String together(String to) {
    String back =
        facts.aftermath() == Aftermath.UNTOUCHED
            ? "take the database back"
            : "take database and services back to " + to + " together";
    return "**Mend the cause and deploy again.** If that takes too long, "
        + back
        + ". What was written since "
        + facts
            .restorePoint()
            .map(point -> "the restore point " + Markdown.code(point))
            .orElse("then")
        + " is kept in a branch of its own and no longer served:";
  }

  private String commands() {
    return target().map(this::commands).orElse("");
  }

  private String commands(Target target) {
    String block =
        "```sh\n# in GitHub\n"
            + command.remote(target, links.repository())
            + "\n\n# or here, in a checkout, with the credentials in the environment\n"
            + command.local(target, links.repository())
            + "\n```";
    return urgent
        ? block
        : "<details><summary>Roll back by hand</summary>\n\n" + block + "\n\n</details>";
  }

  private Optional<Target> target() {
    return Target.of(facts, tree.goesTogether());
  }
}
