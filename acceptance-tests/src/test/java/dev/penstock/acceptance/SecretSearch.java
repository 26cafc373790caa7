package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.sandbox.http.Exchange;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for secrets, in every form, in everything that a run has left. */
final class SecretSearch {

  private SecretSearch() {}

  /** Masks tell the runner what to hide, and the runner shows none of them. */
  static String everything(StepRun run) {
    String log =
        run.log()
            .lines()
            .filter(line -> !line.startsWith("::add-mask::"))
            .collect(Collectors.joining("\n"));
    return String.join("\n", log, run.outputFile(), run.stateFile(), run.summary());
  }

  /** Without the header that tokens belong in, and without the places that secrets belong in. */
  static Stream<String> exchanges(World world) {
    return world.sandbox().exchanges().all().stream()
        .map(
            exchange ->
                String.join(
                    "\n",
                    exchange.summary(),
                    exchange.query(),
                    headers(exchange),
                    carriesSecrets(exchange) ? "" : exchange.requestBody().text(),
                    answersSecrets(exchange) ? "" : exchange.responseBody().text()));
  }

  private static String headers(Exchange exchange) {
    return exchange.requestHeaders().entrySet().stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("Authorization"))
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  private static boolean carriesSecrets(Exchange exchange) {
    String path = exchange.path();
    return exchange.provider().equals("cloudflare")
        && path.contains("/workers/scripts/")
        && (exchange.method().equals("PUT") || path.endsWith("/versions"));
  }

  private static boolean answersSecrets(Exchange exchange) {
    boolean creation = exchange.method().equals("POST") && exchange.path().endsWith("/branches");
    return exchange.provider().equals("neon")
        && (creation || exchange.path().endsWith("/connection_uri"));
  }

  /** Asserts that no text holds any of the secrets, by their names, in any form. */
  static void assertNoneIn(String where, Map<String, String> secrets, Stream<String> texts) {
    List<String> all = texts.toList();
    assertThat(all).as(where).isNotEmpty();
    secrets.forEach(
        (name, value) ->
            Redactor.formsOf(Secret.of(value))
                .forEach(
                    form ->
                        assertThat(all)
                            .as(name + " in " + where)
                            .noneMatch(text -> text.contains(form))));
  }

  /** What npm and wrangler start inherits from them, so this is about all programs of the run. */
  static void assertEachProgramHasOnlyItsOwn(ProcessWatch watch, Map<String, String> secrets) {
    List<ProcessWatch.Seen> programs =
        watch.seen().stream().filter(seen -> !isOurs(seen.command())).toList();
    assertThat(programs).anyMatch(seen -> seen.command().toString().contains("wrangler"));
    assertThat(programs).anyMatch(seen -> seen.command().toString().contains("migrate"));
    for (ProcessWatch.Seen program : programs) {
      boolean wrangler =
          program.environment().stream().anyMatch(v -> v.startsWith("WRANGLER_OUTPUT_FILE_PATH="));
      List<String> allowed =
          wrangler ? List.of("cloudflare-api-token") : List.of("database password");
      secrets.forEach(
          (name, value) -> {
            if (!allowed.contains(name)) {
              assertThat(program.environment().toString())
                  .as(name + " in the environment of " + program.command())
                  .doesNotContain(value);
            }
          });
    }
  }

  /** The step itself, and the JDK's helper that turns into the program a moment later. */
  private static boolean isOurs(List<String> command) {
    return command.contains(Places.JAR.toString()) || command.getFirst().contains("jspawnhelper");
  }
}
