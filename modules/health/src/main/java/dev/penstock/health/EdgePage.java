package dev.penstock.health;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error page that Cloudflare's edge made itself, as opposed to one that the service made and the
 * edge passed on. Programs are sent one line, {@code error code: 1016}; browsers a page with the
 * edge's own styles.
 *
 * @param kind what it says about the service
 * @param detail what it is about, such as {@code error 1016}; empty when the page does not say
 */
record EdgePage(Kind kind, String detail) {

  /** What a page says about the service behind it. */
  enum Kind {
    /** The edge did not get through to it. */
    OBSTACLE,
    /** The edge ran it, and it threw or exceeded its limits. */
    WORKER,
    /** The edge keeps the probe out. */
    FIREWALL
  }

  /** What a program is sent: nothing but the number. */
  private static final Pattern LINE = Pattern.compile("\\s*error code: (\\d{3,4})\\s*");

  /** What a browser is sent: only these pages use the edge's own classes and styles. */
  private static final Pattern OWN_STYLES =
      Pattern.compile("cf-error-details|cf-error-code|/cdn-cgi/styles/");

  private static final Pattern NUMBER =
      Pattern.compile(
          "error(?: code:?)?(?:\\s|<[^<>]{0,80}>){1,8}(1\\d{3})\\b", Pattern.CASE_INSENSITIVE);

  /** The page of a workers.dev host that no Worker has. */
  private static final String NOTHING_HERE = "There is nothing here yet";

  /** Of an answer; empty when the service made it. */
  static Optional<EdgePage> of(Answer answer) {
    OptionalInt number = number(answer);
    if (number.isPresent()) {
      return Optional.of(ofNumber(number.getAsInt()));
    }
    return isUnreachable(answer.status()) || isUnnumbered(answer)
        ? Optional.of(new EdgePage(Kind.OBSTACLE, ""))
        : Optional.empty();
  }

  /**
   * Whether it is a page that only a browser passes
   * (developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response).
   */
  static boolean isChallenge(Answer answer) {
    return answer.header("cf-mitigated").filter("challenge"::equalsIgnoreCase).isPresent();
  }

  /** The detail as the end of a list; empty when there is none. */
  String suffix() {
    return detail.isEmpty() ? "" : ", " + detail;
  }

  /**
   * What a number is about
   * (developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors and
   * developers.cloudflare.com/workers/observability/errors).
   */
  private static EdgePage ofNumber(int number) {
    String detail = "error " + number;
    return switch (number) {
      case 1005, 1006, 1007, 1008, 1009, 1010, 1012, 1020, 1106 ->
          new EdgePage(Kind.FIREWALL, detail);
      case 1101 -> new EdgePage(Kind.WORKER, detail + ": the Worker threw an exception");
      case 1102 -> new EdgePage(Kind.WORKER, detail + ": the Worker exceeded its CPU or memory");
      case 1019 -> new EdgePage(Kind.WORKER, detail + ": the Worker calls itself in a loop");
      case 1021, 1024 -> new EdgePage(Kind.WORKER, detail + ": the Worker asked a forbidden host");
      case 1027 -> new EdgePage(Kind.WORKER, detail + ": the day's requests are used up");
      default -> new EdgePage(Kind.OBSTACLE, detail);
    };
  }

  /**
   * Cloudflare's statuses for an origin it cannot reach: 520 to 527, and 530 with a 1xxx error
   * (developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors).
   */
  private static boolean isUnreachable(int status) {
    return (status >= 520 && status <= 527) || status == 530;
  }

  /** A gateway's page without a 1xxx number, or the page of a host without a Worker. */
  private static boolean isUnnumbered(Answer answer) {
    boolean gateway = answer.status() >= 502 && answer.status() <= 504;
    boolean nothing = answer.status() == 404 && answer.body().contains(NOTHING_HERE);
    return isFromCloudflare(answer) && (nothing || (gateway && hasOwnForm(answer)));
  }

  private static OptionalInt number(Answer answer) {
    if (answer.status() < 400 || !hasOwnForm(answer)) {
      return OptionalInt.empty();
    }
    Matcher found = NUMBER.matcher(answer.body());
    return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
  }

  private static boolean hasOwnForm(Answer answer) {
    return LINE.matcher(answer.body()).matches() || OWN_STYLES.matcher(answer.body()).find();
  }

  private static boolean isFromCloudflare(Answer answer) {
    return answer
        .header("server")
        .filter(server -> server.toLowerCase(Locale.ROOT).equals("cloudflare"))
        .isPresent();
  }
}
