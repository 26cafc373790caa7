package dev.penstock.config.template;

/**
 * Where another service answers, written {@code services.NAME.url}: {@code https://} and its host,
 * without a final slash.
 *
 * @param service the other service's name
 */
public record ServiceUrl(String service) implements PlainReference {
  static final String PREFIX = "services.";
  static final String SUFFIX = ".url";

  @Override
  public String text() {
    return PREFIX + service + SUFFIX;
  }
}
