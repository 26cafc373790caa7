package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Optional;

/** Changes records of a zone in one transaction. */
record ChangeDnsRecords(String zoneId, DnsBatch batch) implements Endpoint<ChangeDnsRecords.End> {
  /** How it ended. */
  enum End {
    /** All of it was done. */
    DONE,
    /** Nobody knows: it was sent, and no clear answer came. */
    UNCLEAR
  }

  @Override
  public String action() {
    return "change " + batch.changes().size() + " DNS records";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post("zones", zoneId, "dns_records", "batch").json(batch.body());
  }

  @Override
  public End read(Answer answer) {
    return End.DONE;
  }

  @Override
  public Optional<End> unclear() {
    return Optional.of(End.UNCLEAR);
  }
}
