package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.http.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole life of a preview with the real wrangler and Workers that run, told in every detail, and
 * then a search for every secret of it, in every form, everywhere.
 */
@ExtendWith(InWorld.class)
class SecretsTest {
  private static final String PLANTED = "planted-0451-do/not+show=me&ever";
  private static final Pattern GENERATED =
      Pattern.compile(
          "\"name\":\"BETTER_AUTH_SECRET\",\"type\":\"secret_text\",\"text\":\"([^\"]+)\"");

  private final World world;
  private final Checkout checkout = Checkout.codex();

  SecretsTest(@Running World world) {
    this.world = world;
  }

  @Test
  void no_secret_is_anywhere_but_where_it_belongs() {
    tellEverything();
    PullRequest pull = world.pullRequest();
    Map<String, String> secrets = new LinkedHashMap<>(world.credentials());
    secrets.remove("cloudflare-account-id");
    secrets.put("planted", PLANTED);
    StepRun up;
    ProcessWatch watch = ProcessWatch.open();
    try (watch) {
      up = planted(pull.up(checkout)).run().succeeded();
    }
    secrets.put("database password", password(pull));
    secrets.put("generated", generated());
    StepRun branch = planted(pull.step("db-branch", checkout)).run().succeeded();
    String deployments = world.repository().deployments().toString();
    StepRun down = planted(pull.down(checkout)).run().succeeded();

    assertThat(up.log()).as("what was to be told").contains("db:migrate").contains("wrangler");
    assertNoneIn("the steps", secrets, Stream.of(up, down).map(SecretsTest::everything));
    assertNoneIn("the branch's step", secrets, Stream.of(withoutUrls(branch)));
    assertThat(branch.output("direct-url")).contains(secrets.get("database password"));
    assertNoneIn("comments", secrets, pull.comments().stream());
    assertNoneIn("deployments", secrets, Stream.of(deployments));
    assertNoneIn("event", secrets, Stream.of(read(pull)));
    assertNoneIn("requests and answers", secrets, exchanges());
    assertNoneIn(
        "arguments", secrets, watch.seen().stream().map(seen -> seen.command().toString()));
    assertEachProgramHasOnlyItsOwn(watch, secrets);
  }

  /** The migration prints what it was given, and everything is logged. */
  private void tellEverything() {
    checkout.edit(
        "penstock.yml",
        text ->
            text.replace(
                    "command: [npm, run, \"db:migrate\"]",
                    "command: [sh, -c, 'echo \"using $DATABASE_URL and $EXTRA\"; npm run db:migrate']")
                .replace(
                    "      DATABASE_URL: ${database.direct-url}\n    timeout",
                    "      DATABASE_URL: ${database.direct-url}\n"
                        + "      EXTRA: ${database.pooled-url}\n    timeout")
                .replace(
                    "    secrets:\n      BETTER_AUTH_SECRET: ${generated}",
                    "    secrets:\n      BETTER_AUTH_SECRET: ${generated}\n"
                        + "      EXTRA: ${env.EXTRA_SECRET}"));
  }

  private static Step planted(Step step) {
    return step.env("EXTRA_SECRET", PLANTED).env("RUNNER_DEBUG", "1");
  }

  private String password(PullRequest pull) {
    String uri =
        world.sandbox().neon().connectionUri(CodexWorld.NEON_PROJECT, "pr-" + pull.number(), false);
    return uri.replaceFirst("^.*://[^:]+:([^@]+)@.*$", "$1");
  }

  private String generated() {
    return world.sandbox().exchanges().all().stream()
        .map(exchange -> GENERATED.matcher(exchange.requestBody().text()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** Masks tell the runner what to hide, and the runner shows none of them. */
  private static String everything(StepRun run) {
    String log =
        run.log()
            .lines()
            .filter(line -> !line.startsWith("::add-mask::"))
            .collect(Collectors.joining("\n"));
    return String.join("\n", log, run.outputFile(), run.stateFile(), run.summary());
  }

  private static String withoutUrls(StepRun run) {
    return everything(run)
        .replace(run.output("direct-url"), "")
        .replace(run.output("pooled-url"), "");
  }

  private static String read(PullRequest pull) {
    try {
      return Files.readString(pull.event());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the header that tokens belong in, and without the places that secrets belong in. */
  private Stream<String> exchanges() {
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

  private static void assertNoneIn(
      String where, Map<String, String> secrets, Stream<String> texts) {
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
  private static void assertEachProgramHasOnlyItsOwn(
      ProcessWatch watch, Map<String, String> secrets) {
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
