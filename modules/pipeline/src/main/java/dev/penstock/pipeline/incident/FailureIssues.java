package dev.penstock.pipeline.incident;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The issues that tell of failures: one for each signature. Thread-safe, also across processes. */
public interface FailureIssues {

  /**
   * Opens the signature's issue, or updates the one that is open. Of many at once, one opens it.
   *
   * @return what became of it; empty when a later run was healthy already, so that nothing is open
   */
  Optional<OpenIssue> report(Incident incident);

  /**
   * Closes, the oldest first, the environment's issues whose failing entry is older than the
   * healthy one. Issues of later entries stay open.
   *
   * @param healthy the ledger entry that was proven
   * @param comment the Markdown to leave in each
   * @return those that were closed
   */
  List<OpenIssue> recover(String project, String environment, long healthy, String comment);

  /**
   * An issue.
   *
   * @param number its number
   * @param url its page
   * @param created whether this call opened it
   */
  record OpenIssue(long number, URI url, boolean created) {}
}
