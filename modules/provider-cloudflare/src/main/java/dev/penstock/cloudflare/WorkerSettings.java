package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Fields;
import dev.penstock.pipeline.resource.Owner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Worker's settings as the API shows them. */
record WorkerSettings(List<Binding> bindings, List<String> tags) {

  static WorkerSettings of(JsonNode settings) {
    JsonNode bindings = settings.path("bindings");
    return new WorkerSettings(
        bindings.isArray() ? Fields.each(bindings, Binding::of) : List.of(),
        Fields.of(settings).texts("tags"));
  }

  /** Something the Worker's code reads; {@code text} is there for plain text only. */
  record Binding(String name, String type, @Nullable String text) {
    static Binding of(Fields fields) {
      return new Binding(
          fields.text("name"), fields.text("type"), fields.optional("text").orElse(null));
    }
  }

  /** The mark is part of the upload, so no kill can part a Worker from it. */
  boolean isOf(Owner owner) {
    return mark().filter(owner.mark()::equals).isPresent();
  }

  /** Whether it carries the mark of anybody else; one without a mark does not. */
  boolean isOfAnother(Owner owner) {
    return mark().isPresent() && !isOf(owner);
  }

  private Optional<String> mark() {
    return bindings.stream()
        .filter(binding -> binding.name().equals(OwnerMark.VARIABLE))
        .filter(binding -> binding.type().equals("plain_text"))
        .flatMap(binding -> Stream.ofNullable(binding.text()))
        .findFirst();
  }
}
