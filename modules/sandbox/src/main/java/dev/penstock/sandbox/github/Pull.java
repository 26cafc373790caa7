package dev.penstock.sandbox.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a pull request has that an issue has not.
 *
 * @param branch the head's branch: untrusted text
 * @param commit the head's commit, 40 hexadecimal digits
 * @param fork the owner of the fork it comes from; empty when it comes from the same repository
 * @param base the branch it goes to
 * @param baseCommit that branch's commit
 * @param draft whether it is marked as unfinished
 * @param mergedAt when it was merged; empty when it was not
 * @param files what it changes
 */
public record Pull(
    String branch,
    String commit,
    Optional<Account> fork,
    String base,
    String baseCommit,
    boolean draft,
    Optional<Instant> mergedAt,
    List<ChangedFile> files) {

  public Pull {
    files = List.copyOf(files);
  }

  Pull at(String newCommit) {
    return new Pull(branch, newCommit, fork, base, baseCommit, draft, mergedAt, files);
  }

  Pull merged(Instant when) {
    return new Pull(branch, commit, fork, base, baseCommit, draft, Optional.of(when), files);
  }
}
