package dev.penstock.pipeline.dns;

/**
 * What was done about one host.
 *
 * @param host the fully qualified name, without a final dot
 * @param kind what happened to its record
 */
public record DnsChange(String host, Kind kind) {

  /** What happened to a record. */
  public enum Kind {
    CREATED,
    UPDATED,
    UNCHANGED,
    REMOVED
  }
}
