package dev.penstock.config;

/**
 * Where the previews' hosts are.
 *
 * @param provider who keeps the zone
 * @param zone the zone's name, such as {@code example.com}
 */
public record DnsConfig(DnsProvider provider, String zone) {}
