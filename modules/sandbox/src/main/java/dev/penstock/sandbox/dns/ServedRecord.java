package dev.penstock.sandbox.dns;

import java.time.Instant;

/**
 * A record as a zone holds it.
 *
 * @param name fully qualified, lower case, without a final dot
 * @param type A, AAAA, CNAME, TXT, NS, MX, CAA …; in the zone file's form (RFC 1035, section 5)
 * @param content the data in the zone file's form; a host name without a final dot is absolute all
 *     the same
 * @param ttl in seconds
 * @param proxied whether it is answered with the edge's address instead of its content
 * @param from when the name server starts to answer it
 */
public record ServedRecord(
    String name, String type, String content, long ttl, boolean proxied, Instant from) {}
