package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.util.Locale;

/** Where a rollback goes. */
public sealed interface RollbackTarget {

  /** How it is written. */
  String text();

  /** The release that was proven last before the one that is not wanted. */
  record LastProven() implements RollbackTarget {
    @Override
    public String text() {
      return "last-proven";
    }
  }

  /**
   * The release of one deployment.
   *
   * @param id the deployment's id, which is its ledger entry's
   */
  record OfDeployment(long id) implements RollbackTarget {
    @Override
    public String text() {
      return Long.toString(id);
    }
  }

  /**
   * The release that was proven last of one commit.
   *
   * @param commit its hexadecimal digits, or the first seven or more of them
   */
  record OfCommit(String commit) implements RollbackTarget {
    @Override
    public String text() {
      return commit;
    }
  }

  /**
   * Reads {@code last-proven}, a deployment's id or a commit. Digits alone are a deployment's id
   * unless they are a full commit's 40.
   *
   * @throws PenstockException with exit 2 when it is none of them
   */
  static RollbackTarget parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("last-proven")) {
      return new LastProven();
    }
    if (word.matches("[0-9]{1,18}")) {
      return new OfDeployment(Long.parseLong(word));
    }
    if (word.matches("[0-9a-f]{7,40}")) {
      return new OfCommit(word);
    }
    throw Failure.invalid(
            "rollback-target-invalid",
            "The input to is not something to roll back to",
            "it is neither last-proven, nor a deployment's id, nor a commit",
            "Set to: last-proven, or the id or commit that the failure issue names.")
        .asException();
  }
}
