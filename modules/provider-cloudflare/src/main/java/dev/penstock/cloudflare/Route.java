package dev.penstock.cloudflare;

import dev.penstock.http.Fields;
import org.jspecify.annotations.Nullable;

/** A route of a zone: which Worker, if any, answers the addresses that match the pattern. */
record Route(String id, String pattern, @Nullable String script) {

  static Route of(Fields fields) {
    return new Route(
        fields.text("id"), fields.text("pattern"), fields.optional("script").orElse(null));
  }
}
