package dev.penstock.cloudflare;

import dev.penstock.pipeline.resource.Owner;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Worker's settings as the API shows them. */
record WorkerSettings(@Nullable List<Binding> bindings, @Nullable List<String> tags) {

  /** Something the Worker's code reads; {@code text} is there for plain text only. */
  record Binding(String name, String type, @Nullable String text) {}

  /** The mark is part of the upload, so no kill can part a Worker from it. */
  boolean isOf(Owner owner) {
    return Objects.requireNonNullElse(bindings, List.<Binding>of()).stream()
        .anyMatch(
            binding ->
                binding.name().equals(OwnerMark.VARIABLE)
                    && binding.type().equals("plain_text")
                    && owner.mark().equals(binding.text()));
  }

  List<String> tagList() {
    return Objects.requireNonNullElse(tags, List.of());
  }
}
