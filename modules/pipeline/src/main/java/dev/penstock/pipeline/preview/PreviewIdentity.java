package dev.penstock.pipeline.preview;

import java.util.Objects;

/**
 * Which preview, and of what.
 *
 * @param pullRequest the pull request's number, positive
 * @param commit the commit to be served, 40 hexadecimal digits
 * @param branch the branch's name: untrusted text
 */
public record PreviewIdentity(int pullRequest, String commit, String branch) {

  public PreviewIdentity {
    if (pullRequest < 1) {
      throw new IllegalArgumentException("not a pull request's number: " + pullRequest);
    }
    if (!commit.matches("[0-9a-f]{40}")) {
      throw new IllegalArgumentException("not a full commit id");
    }
    Objects.requireNonNull(branch);
  }

  /** The environment's name: {@code pr-8}. */
  public String environment() {
    return "pr-" + pullRequest;
  }
}
