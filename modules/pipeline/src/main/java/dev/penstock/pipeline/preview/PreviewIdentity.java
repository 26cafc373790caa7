package dev.penstock.pipeline.preview;

import dev.penstock.kernel.Failure;
import java.util.Objects;
import java.util.Optional;

/**
 * Which preview, and of what.
 *
 * @param pullRequest the pull request's number, positive
 * @param commit the commit to be served, 40 hexadecimal digits; empty for a run that serves nothing
 * @param branch the branch's name: untrusted text
 */
public record PreviewIdentity(int pullRequest, Optional<String> commit, String branch) {

  public PreviewIdentity {
    if (pullRequest < 1) {
      throw new IllegalArgumentException("not a pull request's number: " + pullRequest);
    }
    if (!commit.orElse("0".repeat(40)).matches("[0-9a-f]{40}")) {
      throw new IllegalArgumentException("not a full commit id");
    }
    Objects.requireNonNull(branch);
  }

  /** The environment's name: {@code pr-8}. */
  public String environment() {
    return "pr-" + pullRequest;
  }

  /**
   * The commit to be served.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when it is not known
   */
  public String requireCommit() {
    return commit.orElseThrow(
        () ->
            Failure.invalid(
                    "commit-unknown",
                    "The commit to deploy is not known",
                    "the run was not started by a pull request's event",
                    "Set the input commit to the 40 digits of the commit that is checked out.")
                .asException());
  }
}
