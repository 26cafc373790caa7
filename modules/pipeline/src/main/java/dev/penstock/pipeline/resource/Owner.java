package dev.penstock.pipeline.resource;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a resource belongs to. Its mark is put on everything Penstock makes, and only what carries
 * the mark of the same owner is ever changed or removed.
 *
 * @param project the project's name, a legal name of at most {@value #LIMIT} characters
 * @param environment the environment's name, such as {@code pr-8}, a legal name of the same length
 */
public record Owner(String project, String environment) {
  /** Keeps the mark within the 100 characters that a DNS record's comment may have everywhere. */
  public static final int LIMIT = 45;

  private static final String NAME = "[a-z0-9]+(?:-[a-z0-9]+)*";
  private static final Pattern LEGAL_NAME = Pattern.compile(NAME);
  private static final Pattern MARK = Pattern.compile("penstock:(" + NAME + ")/(" + NAME + ")");

  public Owner {
    if (!isLegal(project) || !isLegal(environment)) {
      throw new IllegalArgumentException("not legal names: " + project + ", " + environment);
    }
  }

  /** The owner whose mark a text is; empty for anything else. */
  public static Optional<Owner> fromMark(String text) {
    Matcher mark = MARK.matcher(text);
    return mark.matches() && isLegal(mark.group(1)) && isLegal(mark.group(2))
        ? Optional.of(new Owner(mark.group(1), mark.group(2)))
        : Optional.empty();
  }

  private static boolean isLegal(String name) {
    return name.length() <= LIMIT && LEGAL_NAME.matcher(name).matches();
  }

  /** What is written on a resource: {@code penstock:codex/pr-8}. At most 100 characters. */
  public String mark() {
    return "penstock:" + project + "/" + environment;
  }
}
