package dev.penstock.config.load;

import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Slug;

/** What names may refer to and the file itself tells, so that they can be tried out. */
final class KnownFacts {
  private static final String SOME_PROJECT = "project";
  private static final String SOME_ZONE = "example.com";

  private KnownFacts() {}

  /** The facts of a service; where the file is wrong about one, something of the same form. */
  static Values of(Outline outline, String service) {
    return Values.none()
        .with(Fact.PROJECT, outline.project().orElse(SOME_PROJECT))
        .with(Fact.SERVICE, Slug.of(service))
        .with(Fact.ZONE, outline.zone().orElse(SOME_ZONE));
  }
}
