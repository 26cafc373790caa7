package dev.penstock.github;

import dev.penstock.kernel.Slug;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.incident.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right to open a signature's issue, held by whoever made the label of that signature: GitHub
 * has no lock, but it makes a label only once.
 *
 * @param connection the repository
 * @param calls with the right to write issues
 * @param time the claimer's
 */
record FailureClaim(GitHubConnection connection, Calls calls, Time time) {
  /** Opening an issue takes a second; whoever takes this long was killed. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(30);

  /** Two who take over the same claim at once both write; then the later writing stands. */
  private static final Duration BEFORE_LOOKING = Duration.ofSeconds(1);

  private static final int LONGEST_LABEL = 50;
  private static final String PREFIX = "failure-";
  private static final Pattern CLAIMED = Pattern.compile("Claimed by Penstock at (\\S+Z) \\(.*\\)");

  /** The label of a signature: words for people and a hash of all of it. */
  static String label(Signature signature) {
    return PREFIX + Slug.of(signature.text(), LONGEST_LABEL - PREFIX.length());
  }

  /** Whether the issue is ours to open. */
  boolean take(Signature signature) {
    String label = label(signature);
    String ours = description();
    return make(label, ours) == CreateLabel.Result.MADE
        || (isStale(label) && takeOver(label, ours));
  }

  /** Gives it back: from now on the next failure may open an issue. */
  void release(Signature signature) {
    calls.call(new DeleteLabel(connection, label(signature)));
  }

  private CreateLabel.Result make(String label, String ours) {
    CreateLabel creation = new CreateLabel(connection, label, ours);
    return calls.create(
        creation,
        () -> isOurs(label, ours) ? Optional.of(CreateLabel.Result.MADE) : Optional.empty());
  }

  private boolean isOurs(String label, String ours) {
    return calls.call(new ReadLabel(connection, label)).filter(ours::equals).isPresent();
  }

  /** A label that says nothing of a claim does not hold one. */
  private boolean isStale(String label) {
    return calls
        .call(new ReadLabel(connection, label))
        .filter(
            description ->
                claimedAt(description)
                    .map(at -> time.since(at).compareTo(GOOD_FOR) > 0)
                    .orElse(true))
        .isPresent();
  }

  private boolean takeOver(String label, String ours) {
    calls.call(new UpdateLabel(connection, label, ours));
    time.sleep(BEFORE_LOOKING);
    return isOurs(label, ours);
  }

  private String description() {
    String nonce = UUID.randomUUID().toString().substring(0, 8);
    return "Claimed by Penstock at %s (%s)"
        .formatted(time.now().truncatedTo(ChronoUnit.SECONDS), nonce);
  }

  private static Optional<Instant> claimedAt(String description) {
    Matcher claimed = CLAIMED.matcher(description);
    try {
      return claimed.matches() ? Optional.of(Instant.parse(claimed.group(1))) : Optional.empty();
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
