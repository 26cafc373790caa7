package dev.penstock.health;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What one probe says about a service.
 *
 * <p>Text that came from the service is cut and freed of control characters when a verdict is made,
 * so that a verdict may stand in a log line. It still has to be escaped for Markdown and HTML.
 */
public sealed interface Verdict {
  /**
   * For what the service does itself: longer than the version before is served anywhere after a
   * deployment, as a rule.
   */
  Duration OWN_PATIENCE = Duration.ofSeconds(30);

  /** The verdict in one line, for people: {@code not yet (TLS handshake)}. */
  String explain();

  /** Stable, lower-case, dash-separated: what a workflow may branch on. */
  String code();

  /**
   * How long it has to last before waiting is given up, because nobody mends it by waiting; empty
   * for what may end by itself.
   */
  default Optional<Duration> patience() {
    return Optional.empty();
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
   * @param cause what kind of answer it was
   * @param detail more about it, such as {@code error 1101}; may be empty
   */
  record Unhealthy(int status, Cause cause, String detail) implements Verdict {
    public Unhealthy {
      Objects.requireNonNull(cause);
      detail = ForeignText.shortened(detail);
    }

    /** Just another status. */
    public Unhealthy(int status) {
      this(status, Cause.STATUS, "");
    }

    @Override
    public String explain() {
      return "unhealthy (status %d%s)".formatted(status, detail.isEmpty() ? "" : ", " + detail);
    }

    @Override
    public String code() {
      return "unhealthy";
    }

    @Override
    public Optional<Duration> patience() {
      return cause == Cause.REDIRECT_LOOP ? Optional.of(OWN_PATIENCE) : Optional.empty();
    }
  }

  /** What kind of answer an unhealthy one was. */
  enum Cause {
    /** An answer of the service with another status. */
    STATUS,
    /** The edge's page for a Worker that threw or ran out of its limits. */
    WORKER_ERROR,
    /** A redirect that is not to be followed. */
    REDIRECT,
    /** Redirects that come back to where they began, or never end. */
    REDIRECT_LOOP
  }

  /**
   * Something in front of the service, or the service itself, does not let the probe in.
   *
   * @param status the HTTP status
   * @param gate what it is
   */
  record AuthBlocked(int status, Gate gate) implements Verdict {
    public AuthBlocked {
      Objects.requireNonNull(gate);
    }

    /** A login. */
    public AuthBlocked(int status) {
      this(status, Gate.LOGIN);
    }

    @Override
    public String explain() {
      return "blocked by %s (status %d)".formatted(gate.words, status);
    }

    @Override
    public String code() {
      return "auth-blocked";
    }

    @Override
    public Optional<Duration> patience() {
      return Optional.of(gate.patience);
    }
  }

  /** What does not let a probe in. */
  enum Gate {
    /** A login, perhaps the service's own: the version before may have had one, too. */
    LOGIN("a login", OWN_PATIENCE),
    /** Cloudflare Access, in front of every version. */
    ACCESS("the login of Cloudflare Access", Duration.ofSeconds(5)),
    /** A page that only a browser with a person before it passes. */
    CHALLENGE("a challenge page of the edge", Duration.ofSeconds(5)),
    /** A rule of the edge's firewall. */
    FIREWALL("a firewall rule of the edge", Duration.ofSeconds(5));

    private final String words;
    private final Duration patience;

    Gate(String words, Duration patience) {
      this.words = words;
      this.patience = patience;
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
