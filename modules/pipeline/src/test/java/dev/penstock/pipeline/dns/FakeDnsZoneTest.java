package dev.penstock.pipeline.dns;

import java.util.Set;

class FakeDnsZoneTest extends DnsZoneContract {
  private final FakeDnsZone zone = new FakeDnsZone("codex.example");

  @Override
  protected DnsZone zone() {
    return zone;
  }

  @Override
  protected void plant(String host, String mark) {
    zone.plant(host, mark);
  }

  @Override
  protected Set<String> hosts() {
    return zone.hosts();
  }
}
