package dev.penstock.report;

import java.util.Optional;

/**
 * What a service serves after a run.
 *
 * @param service its key in {@code penstock.yml}
 * @param url where it answers; empty when that is not known
 * @param release the provider's id of what it serves; empty when that is not known
 * @param commit the commit that was made from; empty when that is not known
 * @param state what is known of it
 * @param since the number of the ledger entry that put it there; empty when it was there before
 * @param evidence what its probes said, one line; empty when it was not probed
 * @param tool what the tool that deployed it failed over, one line; empty when it said that all
 *     went well
 */
public record ServedService(
    String service,
    Optional<String> url,
    Optional<String> release,
    Optional<String> commit,
    State state,
    Optional<Long> since,
    Optional<String> evidence,
    Optional<String> tool) {

  /** What is known of a service. */
  public enum State {
    /** The run put it live, and it is proven. */
    PROVEN,
    /** The run put the release before back, and that is proven. */
    PUT_BACK,
    /** It is not proven. */
    NOT_PROVEN,
    /** The run left it alone. */
    UNTOUCHED
  }

  /** Whether the tool and the probes differ over it; the probes decide. */
  boolean isDisputed() {
    return tool.isPresent() == (state == State.PROVEN || state == State.PUT_BACK)
        && evidence.isPresent();
  }
}
