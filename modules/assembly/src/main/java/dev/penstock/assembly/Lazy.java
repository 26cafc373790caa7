package dev.penstock.assembly;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first asked for, once. Thread-safe. */
final class Lazy<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    T existing = made;
    if (existing == null) {
      existing = maker.get();
      made = existing;
    }
    return existing;
  }

  /** Does something with it, unless nobody has asked for it. */
  synchronized void ifMade(Consumer<T> action) {
    T existing = made;
    if (existing != null) {
      action.accept(existing);
    }
  }
}
