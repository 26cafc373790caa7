package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.CodexWorld;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A good and a bad deploy to production and the way back, told in every detail by tools that print
 * what they were given, and then a search for every secret of them, in every form, everywhere.
 */
class ProductionSecretsTest {

  @Test
  void no_secret_is_anywhere_but_where_it_belongs() {
    try (World world = World.running()) {
      Production production = Production.of(world);
      Map<String, String> secrets = secretsOf(world);
      tellEverything(production.checkout());
      ProcessWatch watch = ProcessWatch.open();
      StepRun good;
      StepRun bad;
      StepRun back;
      try (watch) {
        good = told(api(production)).succeeded();
        production.addMigration("SELECT * FROM no_such_table;\n");
        bad = told(api(production)).exited(1);
        back =
            told(production
                    .rollback()
                    .with("to", good.output("deployment"))
                    .with("database", "restore")
                    .with("confirm", Production.NAME))
                .succeeded();
      }

      assertThat(bad.reason()).isEqualTo("migration-failed");
      assertThat(production.openIssues()).as("closed by the rollback").isEmpty();
      assertThat(issues(world)).contains("no_such_table", "using ***");
      SecretSearch.assertNoneIn(
          "the steps", secrets, Stream.of(good, bad, back).map(SecretSearch::everything));
      SecretSearch.assertNoneIn("issues", secrets, Stream.of(issues(world)));
      SecretSearch.assertNoneIn(
          "deployments", secrets, Stream.of(world.repository().deployments().toString()));
      SecretSearch.assertNoneIn("requests and answers", secrets, SecretSearch.exchanges(world));
      SecretSearch.assertNoneIn(
          "arguments", secrets, watch.seen().stream().map(seen -> seen.command().toString()));
      SecretSearch.assertEachProgramHasOnlyItsOwn(watch, secrets);
      assertThat(world.sandbox().exchanges().failures()).isEmpty();
    }
  }

  private static Step api(Production production) {
    return production
        .deploy(production.push("services/api/src/notes.ts"))
        .with("components", "api");
  }

  private static StepRun told(Step step) {
    return step.env("RUNNER_DEBUG", "1").run();
  }

  private static Map<String, String> secretsOf(World world) {
    Map<String, String> secrets = new LinkedHashMap<>(world.credentials());
    secrets.remove("cloudflare-account-id");
    secrets.put("signing key", Production.SIGNING_KEY);
    secrets.put("database password", password(world));
    return secrets;
  }

  private static String password(World world) {
    return world
        .sandbox()
        .neon()
        .connectionUri(CodexWorld.NEON_PROJECT, CodexWorld.PRODUCTION, false)
        .replaceFirst("^.*://[^:]+:([^@]+)@.*$", "$1");
  }

  /** The migration prints what it was given, also when it fails. */
  private static void tellEverything(Checkout checkout) {
    checkout.edit(
        "penstock.yml",
        text ->
            text.replace(
                "command: [npm, run, \"db:migrate\"]",
                "command: [sh, -c, 'npm run db:migrate; code=$?; echo \"using $DATABASE_URL\"; exit"
                    + " $code']"));
  }

  /** With all that was ever said on them. */
  private static String issues(World world) {
    StringBuilder text = new StringBuilder();
    world
        .repository()
        .plainIssues()
        .forEach(
            issue ->
                text.append(issue)
                    .append(world.repository().comments(issue.number()))
                    .append('\n'));
    return text.toString();
  }
}
