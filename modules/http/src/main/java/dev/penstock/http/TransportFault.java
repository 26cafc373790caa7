package dev.penstock.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that brought no answer. The message is short, fit for a person and free of secrets:
 * "connection refused".
 */
public final class TransportFault extends IOException {
  private static final long serialVersionUID = 1L;

  /** How far an exchange had come. */
  public enum Phase {
    /** Finding the host's address. */
    RESOLVE,
    /** Opening the connection. */
    CONNECT,
    /** Agreeing on TLS; a certificate that is not trusted ends here. */
    TLS,
    /** Sending the request or receiving the answer; a cut-off body ends here. */
    EXCHANGE
  }

  private final Phase phase;
  private final boolean timeout;
  private final boolean lasting;

  /** A fault that may pass. */
  public TransportFault(Phase phase, String message, @Nullable Throwable cause) {
    this(phase, message, cause, false, false);
  }

  TransportFault(
      Phase phase, String message, @Nullable Throwable cause, boolean timeout, boolean lasting) {
    super(message, cause);
    this.phase = phase;
    this.timeout = timeout;
    this.lasting = lasting;
  }

  /** Nothing came within the time allowed. */
  public static TransportFault timeout(Phase phase) {
    return new TransportFault(phase, "timed out", null, true, false);
  }

  /** How far it had come. */
  public Phase phase() {
    return phase;
  }

  /** Whether it took too long, rather than broke. */
  public boolean isTimeout() {
    return timeout;
  }

  /** Whether trying again cannot help, as with a certificate that is not trusted. */
  public boolean isLasting() {
    return lasting;
  }

  /** Whether the other side may have received the request, and so may have carried it out. */
  public boolean mayHaveArrived() {
    return phase == Phase.EXCHANGE;
  }
}
