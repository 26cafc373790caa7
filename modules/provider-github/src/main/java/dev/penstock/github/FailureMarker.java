package dev.penstock.github;

import dev.penstock.pipeline.incident.Signature;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first line of a failure's issue, which only machines see: what failed, and in which runs. The
 * rest of the issue is never read for it, so that no text in there can pass for one.
 *
 * @param signature what makes two failures the same
 * @param entries the newest ledger entries that failed so, oldest first, at least one
 * @param seen how many entries there were in all
 */
record FailureMarker(Signature signature, List<Long> entries, int seen) {
  private static final int REMEMBERED = 20;
  private static final String PART = "((?:[A-Za-z0-9]|%[0-9A-F]{2})*)";
  private static final Pattern LINE =
      Pattern.compile(
          "<!-- penstock:failure v=1 signature="
              + String.join("/", PART, PART, PART, PART)
              + " entries=([0-9]{1,18}(?:,[0-9]{1,18})*) seen=([0-9]{1,9}) -->");

  FailureMarker {
    entries = List.copyOf(entries);
  }

  static FailureMarker of(Signature signature, long entry) {
    return new FailureMarker(signature, List.of(entry), 1);
  }

  /** Reads it from the beginning of an issue's body. */
  static Optional<FailureMarker> read(String body) {
    Matcher line = LINE.matcher(body.lines().findFirst().orElse(""));
    return line.matches() ? Optional.of(read(line)) : Optional.empty();
  }

  private static FailureMarker read(Matcher line) {
    Signature signature =
        new Signature(
            decoded(line.group(1)),
            decoded(line.group(2)),
            decoded(line.group(3)),
            decoded(line.group(4)));
    List<Long> entries = Stream.of(line.group(5).split(",")).map(Long::valueOf).toList();
    return new FailureMarker(signature, entries, Integer.parseInt(line.group(6)));
  }

  long newest() {
    return Collections.max(entries);
  }

  boolean knows(long entry) {
    return entries.contains(entry);
  }

  /** With an entry more, unless it is known. */
  FailureMarker with(long entry) {
    if (knows(entry)) {
      return this;
    }
    List<Long> all = Stream.concat(entries.stream(), Stream.of(entry)).sorted().toList();
    int surplus = Math.max(0, all.size() - REMEMBERED);
    return new FailureMarker(signature, all.subList(surplus, all.size()), seen + 1);
  }

  /** The hidden line. */
  String line() {
    String parts =
        Stream.of(
                signature.project(),
                signature.environment(),
                signature.service(),
                signature.reason())
            .map(FailureMarker::encoded)
            .collect(Collectors.joining("/"));
    String numbers = entries.stream().map(String::valueOf).collect(Collectors.joining(","));
    return "<!-- penstock:failure v=1 signature=%s entries=%s seen=%d -->"
        .formatted(parts, numbers, seen);
  }

  /** Letters and digits of ASCII stay; no dash can help to end the line. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = each > 0 && Character.isLetterOrDigit(each);
      encoded.append(isPlain ? String.valueOf((char) each) : "%%%02X".formatted(each));
    }
    return encoded.toString();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
