package dev.penstock.report;

import java.util.Optional;

/** What an issue is left with when its environment works again. */
public final class RecoveryText {
  private RecoveryText() {}

  /**
   * The comment's Markdown.
   *
   * @param deployment the ledger entry of the healthy run
   * @param commit what it serves; empty when that is not known
   * @param rollback whether that run went back to an earlier commit
   */
  public static String comment(
      String environment,
      long deployment,
      Optional<String> commit,
      boolean rollback,
      RunLinks links) {
    String text =
        Markdown.code(environment)
            + " is healthy again since deployment "
            + deployment
            + commit.map(one -> ", commit " + new ReleaseTables(links).commit(one)).orElse("")
            + ".";
    String back =
        rollback ? " It went back to that commit; what failed is still to be mended." : "";
    return text + back + links.run().map(run -> " " + Markdown.link("The run", run)).orElse("");
  }
}
