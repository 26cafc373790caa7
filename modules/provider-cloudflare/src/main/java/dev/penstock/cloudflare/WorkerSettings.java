package dev.penstock.cloudflare;

import dev.penstock.pipeline.resource.Owner;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Worker's settings as the API shows them. */
record WorkerSettings(@Nullable List<Binding> bindings, @Nullable List<String> tags) {

  /** Something the Worker's code reads; {@code text} is there for plain text only. */
  record Binding(String name, String type, @Nullable String text) {}

  /** The mark is part of the upload, so no kill can part a Worker from it. */
  boolean isOf(Owner owner) {
    return mark().filter(owner.mark()::equals).isPresent();
  }

  /** Whether it carries the mark of anybody else; one without a mark does not. */
  boolean isOfAnother(Owner owner) {
    return mark().isPresent() && !isOf(owner);
  }

  private Optional<String> mark() {
    return Objects.requireNonNullElse(bindings, List.<Binding>of()).stream()
        .filter(binding -> binding.name().equals(OwnerMark.VARIABLE))
        .filter(binding -> binding.type().equals("plain_text"))
        .flatMap(binding -> Stream.ofNullable(binding.text()))
        .findFirst();
  }

  List<String> tagList() {
    return Objects.requireNonNullElse(tags, List.of());
  }
}
