package dev.penstock.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes any text a legal name: lower-case letters, digits and single dashes, neither end a dash.
 *
 * <p>That is the common part of what a DNS label (RFC 1035, section 2.3.1), a Worker, a Fly app and
 * a Neon branch accept. Text that is already such a name stays as it is; any other text loses
 * something on the way, so a hash of the original is put at its end. Two different texts therefore
 * never give the same name: names that end like a hash are hashed too.
 */
public final class Slug {
  /** The longest label of DNS, and of a Worker's and a Fly app's name. */
  public static final int DNS_LABEL_LIMIT = 63;

  private static final int HASH_LENGTH = 8;
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern ENDS_LIKE_A_HASH = Pattern.compile("(^|.*-)[0-9a-f]{8}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern ILLEGAL = Pattern.compile("[^a-z0-9]+");
  private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

  private Slug() {}

  /** A legal name of at most {@link #DNS_LABEL_LIMIT} characters. */
  public static String of(String text) {
    return of(text, DNS_LABEL_LIMIT);
  }

  /**
   * A legal name.
   *
   * @param limit the most characters the name may have, at least 10
   */
  public static String of(String text, int limit) {
    if (limit < HASH_LENGTH + 2) {
      throw new IllegalArgumentException("no room for a hash in " + limit + " characters");
    }
    if (isKeptAsItIs(text, limit)) {
      return text;
    }
    String hash = hash(text);
    String readable = cut(readable(text), limit - HASH_LENGTH - 1);
    return readable.isEmpty() ? hash : readable + "-" + hash;
  }

  private static boolean isKeptAsItIs(String text, int limit) {
    return text.length() <= limit
        && LEGAL.matcher(text).matches()
        && !ENDS_LIKE_A_HASH.matcher(text).matches();
  }

  private static String readable(String text) {
    String withoutAccents =
        MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return dashed(withoutAccents.toLowerCase(Locale.ROOT));
  }

  private static String dashed(String text) {
    return OUTER_DASHES.matcher(ILLEGAL.matcher(text).replaceAll("-")).replaceAll("");
  }

  private static String cut(String name, int limit) {
    return name.length() <= limit ? name : dashed(name.substring(0, limit));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
