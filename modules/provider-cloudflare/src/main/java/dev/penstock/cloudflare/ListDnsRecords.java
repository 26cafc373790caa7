package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.Fields;
import java.util.List;

/** One page of the records of a zone that a filter lets through. */
record ListDnsRecords(String zoneId, String filter, String value, int page)
    implements Endpoint<ListDnsRecords.Page> {
  private static final int PER_PAGE = 100;

  /** Some records, and whether there are more. */
  record Page(List<DnsRecord> records, boolean isLast) {}

  @Override
  public String action() {
    return "list the DNS records with " + filter + " " + value;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("zones", zoneId, "dns_records")
        .query(filter, value)
        .query("page", String.valueOf(page))
        .query("per_page", String.valueOf(PER_PAGE));
  }

  @Override
  public Page read(Answer answer) {
    List<DnsRecord> records = Fields.each(answer.json().path("result"), DnsRecord::of);
    return new Page(records, isLast(answer.json().path("result_info"), records.size()));
  }

  private boolean isLast(JsonNode info, int found) {
    return found == 0
        || (info.has("total_pages") ? page >= info.path("total_pages").asInt() : found < PER_PAGE);
  }
}
