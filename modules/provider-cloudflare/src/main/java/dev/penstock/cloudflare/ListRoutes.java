package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.Fields;
import java.util.List;

/** Lists the routes of a zone. The API has neither pages nor filters here. */
record ListRoutes(String zoneId) implements Endpoint<List<Route>> {

  @Override
  public String action() {
    return "list the zone's Worker routes";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("zones", zoneId, "workers", "routes");
  }

  @Override
  public List<Route> read(Answer answer) {
    return Fields.each(answer.json().path("result"), Route::of);
  }
}
