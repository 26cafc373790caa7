package dev.penstock.report;

/**
 * One host name of a preview.
 *
 * @param host the fully qualified name
 * @param state what is known of its record
 */
public record DnsRow(String host, State state) {

  /** What is known of a record. */
  public enum State {
    /** It exists or soon will; the zone's name servers do not answer it yet. */
    WAITING,
    /** The zone's name servers answer it. */
    ANSWERED,
    REMOVED
  }
}
