package dev.penstock.config.load;

import dev.penstock.config.problem.Quoted;
import java.util.Optional;

/**
 * Where a service can be.
 *
 * @param environment the lasting environment; empty for previews
 */
record Whereabouts(Optional<String> environment) {
  static final Whereabouts PREVIEWS = new Whereabouts(Optional.empty());

  static Whereabouts environment(String name) {
    return new Whereabouts(Optional.of(name));
  }

  /** For people: {@code previews}, or the environment's name. */
  String shown() {
    return environment.map(Quoted::of).orElse("previews");
  }
}
