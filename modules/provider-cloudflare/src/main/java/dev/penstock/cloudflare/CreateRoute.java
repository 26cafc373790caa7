package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Map;

/** Adds a route to a zone. */
record CreateRoute(String zoneId, String pattern, String worker) implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "route " + pattern + " to Worker " + worker;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post("zones", zoneId, "workers", "routes")
        .json(Map.of("pattern", pattern, "script", worker));
  }

  /** A second one of the same pattern is refused, never made. */
  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public boolean expects(int status) {
    return status == 409 || (status >= 200 && status < 300);
  }

  /** Whether it is there because of this request; if not, one of that pattern was there already. */
  @Override
  public Boolean read(Answer answer) {
    return answer.status() != 409;
  }
}
