package dev.penstock.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The reason codes that the sources can end with, each with its exit statuses.
 *
 * <p>Read from the text of the sources: a code is the first argument of {@code Failure.failed},
 * {@code invalid}, {@code unavailable} or {@code refused}. Where it is not written there as a text,
 * {@link #made} says where it comes from; anything it does not know is an error, so that no code
 * escapes.
 */
final class ReasonCodes {
  /** The factories of {@code Failure}; the first ends with 1, the second with 2, and so on. */
  private static final List<String> FACTORIES =
      List.of("failed", "invalid", "unavailable", "refused");

  private static final Pattern FAILURE =
      Pattern.compile(
          "\\bFailure\\s*\\.\\s*(failed|invalid|unavailable|refused)\\(\\s*([^,]+?)\\s*,");
  private static final Pattern TEXT = Pattern.compile("\"([a-z0-9-]+)\"");

  private final SortedMap<String, SortedSet<Integer>> failures = new TreeMap<>();

  private ReasonCodes() {}

  static ReasonCodes ofTheSources() {
    ReasonCodes codes = new ReasonCodes();
    Checkout.shippedSources().forEach(codes::scan);
    return codes;
  }

  /** Codes of failures, with the exit statuses each is used with. */
  SortedMap<String, SortedSet<Integer>> failures() {
    return failures;
  }

  private void scan(Path file) {
    String source = Checkout.read(file);
    FAILURE.matcher(source).results().forEach(found -> add(found, file, source));
  }

  private void add(MatchResult found, Path file, String source) {
    int exit = FACTORIES.indexOf(found.group(1)) + 1;
    codes(found.group(2), file, source)
        .forEach(code -> failures.computeIfAbsent(code, any -> new TreeSet<>()).add(exit));
  }

  private static List<String> codes(String argument, Path file, String source) {
    return TEXT.matcher(argument).matches()
        ? List.of(argument.replace("\"", ""))
        : made(argument, file, source);
  }

  private static List<String> made(String argument, Path file, String source) {
    return switch (file.getFileName() + " " + argument) {
      case "HealthReport.java verdict.code()" -> verdicts(file.resolveSibling("Verdict.java"));
      case "PreviewPlan.java section + \"-missing\"" ->
          firstArguments("missing", source).stream().map(name -> name + "-missing").toList();
      case "ApiFailures.java code" -> firstArguments("failure", source);
      default ->
          throw new AssertionError(
              Checkout.name(file)
                  + " makes a reason code of `"
                  + argument
                  + "`: write it as a text, or teach ReasonCodes where it comes from");
    };
  }

  /** What a healthy probe says is never the code of a failure. */
  private static List<String> verdicts(Path file) {
    return Pattern.compile("String code\\(\\) \\{\\s*return \"([a-z-]+)\";")
        .matcher(Checkout.read(file))
        .results()
        .map(found -> found.group(1))
        .filter(code -> !code.equals("healthy"))
        .toList();
  }

  private static List<String> firstArguments(String method, String source) {
    return Pattern.compile("(?<![.\\w])" + method + "\\(\\s*\"([a-z-]+)\"")
        .matcher(source)
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
