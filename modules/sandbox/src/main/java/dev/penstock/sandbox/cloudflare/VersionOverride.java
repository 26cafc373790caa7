package dev.penstock.sandbox.cloudflare;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the header that asks for certain versions: a dictionary of Workers' names and versions' ids
 * (RFC 8941, section 3.2).
 */
final class VersionOverride {
  private static final Pattern MEMBER =
      Pattern.compile("\\s*([a-z*][a-z0-9_.*-]*)=\"([^\"\\\\]*)\"\\s*");

  private VersionOverride() {}

  /** The version that is asked for of that Worker; a malformed header asks for none. */
  static Optional<String> of(Optional<String> header, String worker) {
    Optional<String> found = Optional.empty();
    for (String text : header.orElse("").split(",", -1)) {
      Matcher member = MEMBER.matcher(text);
      if (!member.matches()) {
        return Optional.empty();
      }
      if (member.group(1).equals(worker)) {
        found = Optional.of(member.group(2));
      }
    }
    return found;
  }
}
