package dev.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the READMEs' tables say about how an action ends. */
class EndingsTest {
  private static final Pattern CODE = Pattern.compile("\\[`([a-z-]+)`]\\(");
  private static final Pattern END = Pattern.compile("(?:\\| |; )`([a-z-]+)`: ");

  /** Codes that are no action's: the program's own, and its self-test's. */
  private static final Set<String> OF_THE_PROGRAM =
      Set.of("command-unknown", "self-test-failed", "self-test-impossible");

  /** Codes that end no action: what cannot be told is a warning. */
  private static final Set<String> OF_WARNINGS =
      Set.of("webhook-malformed", "webhook-refused", "webhook-unreachable");

  /** Codes that end no action: they say why a deploy that had failed already was not put back. */
  private static final Set<String> OF_RECOVERY = Set.of("nothing-to-roll-back-to");

  /** How deploy and rollback both end. */
  private static final String SHARED =
      "modules/action-inputs/src/main/java/dev/penstock/inputs/ReleaseAnswer.java";

  private final ReasonCodes codes = ReasonCodes.ofTheSources();

  static List<String> commands() {
    return Actions.commands();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_reason_code_stands_beside_an_exit_status_it_has(String name) {
    for (int exit = 1; exit <= 4; exit++) {
      for (String code : failures(name, exit)) {
        assertThat(codes.failures()).as(code).containsKey(code);
        assertThat(codes.failures().get(code)).as(code).contains(exit);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_good_end_is_one_of_its_code(String name) {
    assertThat(ends(name))
        .isNotEmpty()
        .allSatisfy(
            end -> assertThat(textsOf(name)).as(end).anyMatch(text -> isOrBegins(text, end)));
  }

  @Test
  void a_reason_code_is_a_good_end_or_a_failure_and_never_both() {
    Set<String> ends =
        commands().stream().flatMap(name -> ends(name).stream()).collect(Collectors.toSet());
    assertThat(ends).doesNotContainAnyElementsOf(codes.failures().keySet());
  }

  @Test
  void every_failure_is_one_of_some_action() {
    Set<String> documented = new TreeSet<>(OF_THE_PROGRAM);
    documented.addAll(OF_WARNINGS);
    documented.addAll(OF_RECOVERY);
    commands()
        .forEach(
            name -> {
              for (int exit = 1; exit <= 4; exit++) {
                documented.addAll(failures(name, exit));
              }
            });
    assertThat(documented).containsExactlyElementsOf(codes.failures().keySet());
  }

  private static List<String> failures(String name, int exit) {
    return CODE.matcher(row(name, exit)).results().map(found -> found.group(1)).toList();
  }

  private static List<String> ends(String name) {
    return END.matcher(row(name, 0)).results().map(found -> found.group(1)).toList();
  }

  private static String row(String name, int exit) {
    return Page.read(Actions.readme(name))
        .section("## How it ends")
        .lines()
        .filter(line -> line.startsWith("| " + exit + " |"))
        .collect(Collectors.joining());
  }

  private static boolean isOrBegins(String text, String end) {
    return text.equals(end) || (text.endsWith("-") && end.startsWith(text));
  }

  private static List<String> textsOf(String name) {
    String own = Checkout.name(Actions.folder(name)) + "/";
    Stream<Path> sources =
        Checkout.shippedSources().stream()
            .filter(
                file -> Checkout.name(file).startsWith(own) || Checkout.name(file).equals(SHARED));
    return sources
        .flatMap(file -> Pattern.compile("\"([a-z-]+)\"").matcher(Checkout.read(file)).results())
        .map(found -> found.group(1))
        .toList();
  }
}
