package dev.penstock.cloudflare;

import dev.penstock.pipeline.dns.DnsChange;
import java.util.List;

/** What has to be done to a zone's records, and how it will be told. */
record RecordPlan(List<DnsChange> changes, DnsBatch batch) {}
