package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.Fields;
import java.util.Optional;

/** Finds a zone that the token can see, by its exact name. */
record FindZone(String name) implements Endpoint<Optional<Zone>> {

  @Override
  public String action() {
    return "find the zone " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("zones").query("name", name);
  }

  @Override
  public Optional<Zone> read(Answer answer) {
    return Fields.each(answer.json().path("result"), Zone::of).stream()
        .filter(zone -> zone.name().equals(name))
        .findFirst();
  }
}
