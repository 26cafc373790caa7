package dev.penstock.pipeline.preview;

import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.database.DatabaseBranch;

/**
 * A branch and how to connect to it.
 *
 * @param branch the branch
 * @param urls its addresses, secret
 */
public record PreparedDatabase(DatabaseBranch branch, ConnectionUrls urls) {

  /** What to tell about it in one line. */
  public String describe() {
    return "branch " + branch.name() + (branch.created() ? " created" : " reused");
  }
}
