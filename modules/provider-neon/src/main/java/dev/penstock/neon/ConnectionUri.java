package dev.penstock.neon;

import dev.penstock.kernel.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A connection string of PostgreSQL, {@code postgresql://role:password@host/database?…}. */
final class ConnectionUri {
  private static final Pattern SHAPE =
      Pattern.compile("postgres(?:ql)?://[^:@/]+(?::([^@/]*))?@([^:/?@]+)(?::(\\d+))?/.*");

  /** The pooler of {@code ep-1.region} is {@code ep-1-pooler.region}. */
  private static final Pattern POOLER = Pattern.compile("^([^.]+)-pooler(?=\\.|$)");

  private final Secret uri;
  private final Matcher parts;

  ConnectionUri(Secret uri) {
    this.uri = uri;
    this.parts = SHAPE.matcher(uri.reveal());
  }

  /** Everything in it that must not be shown: itself, and the password as written and as meant. */
  Stream<Secret> secrets() {
    return Stream.concat(Stream.of(uri), password().stream().flatMap(ConnectionUri::forms));
  }

  /**
   * Whether it leads to the endpoint, or to the pooler before it.
   *
   * @param endpoint the endpoint's host; where it names a port, a direct connection must go to that
   * @param pooled whether it should go through the pooler
   */
  boolean leadsTo(String endpoint, boolean pooled) {
    String[] address = endpoint.split(":", 2);
    return parts.matches()
        && withoutPooler(parts.group(2)).equals(withoutPooler(address[0]))
        && (pooled || address.length < 2 || address[1].equals(parts.group(3)));
  }

  private Optional<String> password() {
    return Optional.of(parts)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .filter(text -> !text.isBlank());
  }

  private static Stream<Secret> forms(String written) {
    return Stream.of(written, decoded(written)).distinct().map(Secret::of);
  }

  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A lone percent sign: then it was never encoded.
      return written;
    }
  }

  private static String withoutPooler(String host) {
    return POOLER.matcher(host).replaceFirst("$1");
  }
}
