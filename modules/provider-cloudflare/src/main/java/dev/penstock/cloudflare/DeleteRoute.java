package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;

/** Deletes a route of a zone; it may be gone already. */
record DeleteRoute(String zoneId, Route route) implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "delete the route " + route.pattern();
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete("zones", zoneId, "workers", "routes", route.id());
  }

  @Override
  public boolean expects(int status) {
    return status == 404 || (status >= 200 && status < 300);
  }

  /** Whether this request deleted it. */
  @Override
  public Boolean read(Answer answer) {
    return answer.status() != 404;
  }
}
