package dev.penstock.config.template;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something about another service, written {@code services.NAME.url} or with another {@link Kind}.
 *
 * @param service the other service's name
 * @param kind what about it
 */
public record ServiceFact(String service, Kind kind) implements PlainReference {
  static final String PREFIX = "services.";

  /** What can be known about another service. */
  public enum Kind {
    /** Where it answers: {@code https://} and its host, without a final slash. */
    URL("url"),
    /** The provider's id of the release that was put live. */
    VERSION("version"),
    /** The image that the release runs, by digest. */
    IMAGE("image");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word after the last dot. */
    public String text() {
      return text;
    }
  }

  /** Where a service answers. */
  public static ServiceFact url(String service) {
    return new ServiceFact(service, Kind.URL);
  }

  /** The id of the release that was put live. */
  public static ServiceFact version(String service) {
    return new ServiceFact(service, Kind.VERSION);
  }

  /** The image of the release that was put live. */
  public static ServiceFact image(String service) {
    return new ServiceFact(service, Kind.IMAGE);
  }

  /** Every fact about a service. */
  static Stream<ServiceFact> allOf(String service) {
    return Arrays.stream(Kind.values()).map(kind -> new ServiceFact(service, kind));
  }

  /** What {@code services.NAME.KIND} means; empty when it is not of that form. */
  static Optional<ServiceFact> parse(String text) {
    int end = text.lastIndexOf('.');
    return text.startsWith(PREFIX) && end > PREFIX.length()
        ? allOf(text.substring(PREFIX.length(), end))
            .filter(fact -> fact.text().equals(text))
            .findFirst()
        : Optional.empty();
  }

  @Override
  public String text() {
    return PREFIX + service + "." + kind.text();
  }
}
