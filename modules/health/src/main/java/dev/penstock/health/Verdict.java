package dev.penstock.health;

import java.time.Duration;
import java.util.Objects;

/**
 * What one probe says about a service.
 *
 * <p>Text that came from the service is cut and freed of control characters when a verdict is made,
 * so that a verdict may stand in a log line. It still has to be escaped for Markdown and HTML.
 */
public sealed interface Verdict {

  /** The verdict in one line, for people: {@code not yet (TLS handshake)}. */
  String explain();

  /** Stable, lower-case, dash-separated: what a workflow may branch on. */
  String code();

  /**
   * Whether waiting longer may change it. False only for what nobody mends by waiting: a login in
   * front of the service.
   */
  default boolean waitingMayMend() {
    return true;
  }

  /** Whether the service itself answered, rightly or wrongly. */
  default boolean isAnswer() {
    return true;
  }

  /** Whether the service serves what was expected. */
  default boolean isHealthy() {
    return this instanceof Healthy;
  }

  /**
   * It serves what was expected.
   *
   * @param version the version it served; empty when the target expects none
   * @param latency from asking to the last byte of the answer
   */
  record Healthy(String version, Duration latency) implements Verdict {
    public Healthy {
      version = ForeignText.shortened(version);
      Objects.requireNonNull(latency);
    }

    @Override
    public String explain() {
      return version.isEmpty() ? "healthy" : "healthy at " + ForeignText.shownVersion(version);
    }

    @Override
    public String code() {
      return "healthy";
    }
  }

  /**
   * The way to the service is not there yet.
   *
   * @param obstacle where the way ended
   * @param detail more about it, such as {@code 530, error 1016}; may be empty
   */
  record NotYet(Obstacle obstacle, String detail) implements Verdict {
    public NotYet {
      Objects.requireNonNull(obstacle);
      detail = ForeignText.shortened(detail);
    }

    @Override
    public String explain() {
      return "not yet (" + obstacle.words + (detail.isEmpty() ? "" : ": " + detail) + ")";
    }

    @Override
    public String code() {
      return "not-yet";
    }

    @Override
    public boolean isAnswer() {
      return false;
    }
  }

  /** Where the way to a service ended. */
  enum Obstacle {
    DNS("DNS"),
    CONNECTION("connection"),
    TLS("TLS handshake"),
    EDGE_PAGE("edge page");

    private final String words;

    Obstacle(String words) {
      this.words = words;
    }
  }

  /**
   * It answers, but with another version.
   *
   * @param served the version it serves
   * @param expected the version that was deployed
   */
  record WrongVersion(String served, String expected) implements Verdict {
    public WrongVersion {
      served = ForeignText.shortened(served);
      expected = ForeignText.shortened(expected);
    }

    @Override
    public String explain() {
      return "wrong version (serves %s, expected %s)".formatted(served, expected);
    }

    @Override
    public String code() {
      return "wrong-version";
    }
  }

  /**
   * It answers with a status that is not one of the expected ones.
   *
   * @param status the HTTP status
   */
  record Unhealthy(int status) implements Verdict {
    @Override
    public String explain() {
      return "unhealthy (status " + status + ")";
    }

    @Override
    public String code() {
      return "unhealthy";
    }
  }

  /**
   * Something in front of the service wants a login.
   *
   * @param status the HTTP status
   */
  record AuthBlocked(int status) implements Verdict {
    @Override
    public String explain() {
      return "blocked by a login (status " + status + ")";
    }

    @Override
    public String code() {
      return "auth-blocked";
    }

    @Override
    public boolean waitingMayMend() {
      return false;
    }
  }

  /**
   * The status is right, the body is not.
   *
   * @param reason what is wrong with it, such as {@code no version at "version"}
   */
  record BodyMismatch(String reason) implements Verdict {
    public BodyMismatch {
      reason = ForeignText.shortened(reason);
    }

    @Override
    public String explain() {
      return "body mismatch (" + reason + ")";
    }

    @Override
    public String code() {
      return "body-mismatch";
    }
  }

  /**
   * No whole answer in time.
   *
   * @param after how long the probe waited
   */
  record Timeout(Duration after) implements Verdict {
    @Override
    public String explain() {
      return "timeout after " + Seconds.of(after);
    }

    @Override
    public String code() {
      return "timeout";
    }

    @Override
    public boolean isAnswer() {
      return false;
    }
  }
}
