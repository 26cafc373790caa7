package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.config.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loader says about lasting environments that are wrong. */
class LastingProblemsTest {

  @Test
  void an_environment_that_a_service_names_has_to_be_declared() {
    assertThat(spoilt("      production: { name: site", "      prodution: { name: site"))
        .contains("43:7: unknown environment `prodution`; did you mean `production`?");
  }

  @Test
  void a_file_without_environments_says_where_they_are_declared() {
    assertThat(
            problems(
                """
                version: 1
                project: shop
                services:
                  api:
                    deployer: workers
                    environments: { production: { name: api, host: api.example.com } }
                """))
        .containsExactly(
            "6:21: unknown environment `production`; declare it under `environments` at the top of"
                + " the file");
  }

  @Test
  void an_environment_has_a_service() {
    assertThat(spoilt("      staging:\n        name:", "      stagin:\n        name:"))
        .contains(
            "17:3: no service is in `staging`; name it under `environments` of a service, or take"
                + " it out");
  }

  @Test
  void a_service_is_somewhere() {
    String nowhere =
        "`api` is in no preview and in no environment; give it a `preview`, or name an environment"
            + " under its `environments`";

    assertThat(problems(service("api", "deployer: workers"))).containsExactly("5:3: " + nowhere);
    assertThat(problems(service("api", "deployer: workers, environments: {}")))
        .containsExactly("5:3: " + nowhere);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr-8", "pr-8-e2e", "pr-0"})
  void an_environment_is_not_called_like_a_previews(String name) {
    assertThat(problems(Samples.LASTING.replace("staging:", name + ":")))
        .containsExactly(
            "17:3: `"
                + name
                + "` is what a preview's environment is called; call it something"
                + " else");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr-x", "pr", "spr-8", "pr-8x"})
  void an_environment_may_be_called_nearly_like_a_previews(String name) {
    assertThat(problems(Samples.LASTING.replace("staging:", name + ":"))).isEmpty();
  }

  @Test
  void an_environment_has_a_legal_name() {
    assertThat(problems(Samples.LASTING.replace("staging:", "Staging:")))
        .contains(
            "17:3: `Staging` is not an environment's name; use a-z, 0-9 and single dashes, at most"
                + " 63 characters");
  }

  @Test
  void twenty_environments_are_enough() {
    String many =
        IntStream.range(0, 21).mapToObj(i -> "e" + i + "x: {}").collect(Collectors.joining(", "));

    assertThat(spoilt("environments:\n  production:", "environments: { " + many + " }\nx:\n  y:"))
        .contains("14:15: `environments` has 21 environments; it takes at most 20");
  }

  @Test
  void two_services_do_not_share_a_name_in_an_environment() {
    assertThat(spoilt("{ name: site,", "{ name: shop-api,"))
        .containsExactly(
            "43:27: `api` in `production` has this too (shop-api); give each service its own in"
                + " each environment");
  }

  @Test
  void two_environments_do_not_share_a_name() {
    assertThat(spoilt("name: shop-${service}-${environment}", "name: shop-${service}"))
        .containsExactly(
            "32:15: `api` in `production` has this too (shop-api); give each service its own in"
                + " each environment");
  }

  @Test
  void two_environments_do_not_share_a_host() {
    assertThat(spoilt("host: api.${environment}.${zone}", "host: api.example.com"))
        .containsExactly(
            "33:15: `api` in `production` has this too (api.example.com); give each service its own"
                + " in each environment");
  }

  @ParameterizedTest
  @CsvSource({"api-8", "api-123456"})
  void a_lasting_name_is_that_of_no_preview(String name) {
    assertThat(spoilt("{ name: site,", "{ name: " + name + ","))
        .containsExactly(
            "43:27: a preview of `api` would be `"
                + name
                + "` too; call it what no preview is called");
  }

  @Test
  void a_lasting_host_is_that_of_no_preview() {
    assertThat(spoilt("host: check.${zone}", "host: api-7.${zone}"))
        .containsExactly(
            "62:15: a preview of `api` would be `api-7.example.com` too; call it what no preview is"
                + " called");
  }

  @ParameterizedTest
  @CsvSource({"shop-pr-8, false", "shop-pr-8-e2e, false", "shop-production, true"})
  void a_preview_that_is_named_after_its_environment_meets_only_previews(
      String name, boolean isRight) {
    String text =
        Samples.LASTING
            .replace("preview: { name: \"api-${pr}\"", "preview: { name: \"shop-${environment}\"")
            .replace("{ name: site,", "{ name: " + name + ",");

    assertThat(problems(text).isEmpty()).isEqualTo(isRight);
  }

  @Test
  void the_worker_of_native_previews_belongs_to_one_service() {
    assertThat(spoilt("name: shop-check }", "name: site }"))
        .containsExactly(
            "43:27: a preview of `check` would be `site` too; call it what no preview is called");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr", "commit", "branch", "env.NAME"})
  void a_lasting_name_is_the_same_on_every_run(String reference) {
    assertThat(spoilt("shop-${service}\n", "shop-${" + reference + "}\n"))
        .containsExactly(
            "26:15: `${"
                + reference
                + "}` cannot stand here; a name has to be the same on every"
                + " run");
  }

  @Test
  void a_lasting_name_and_host_are_legal() {
    assertThat(spoilt("{ name: site,", "{ name: Site,"))
        .containsExactly(
            "43:27: `Site` is not a name of a-z, 0-9 and single dashes; at most 63 characters");
    assertThat(spoilt("host: check.${zone}", "host: check_.${zone}"))
        .containsExactly("62:15: `check_.example.com` is not a host name in lower case");
  }

  @Test
  void a_lasting_host_is_under_the_zone_or_the_zone_itself() {
    assertThat(problems(Samples.LASTING)).isEmpty();
    assertThat(spoilt("host: check.${zone}", "host: check.example.org"))
        .containsExactly(
            "62:15: `check.example.org` is not under the zone `example.com`; end it with"
                + " `.${zone}`");
    assertThat(spoilt("host: check.${zone}", "host: myexample.com"))
        .containsExactly(
            "62:15: `myexample.com` is not under the zone `example.com`; end it with `.${zone}`");
  }

  @Test
  void the_zone_itself_is_no_host_of_a_preview() {
    assertThat(spoilt("host: \"api-${pr}.${zone}\"", "host: \"${pr}-${zone}\""))
        .containsExactly(
            "23:41: `8-example.com` is not under the zone `example.com`; end it with `.${zone}`");
  }

  @Test
  void two_environments_do_not_share_a_database_branch() {
    assertThat(spoilt("database-branch: staging", "database-branch: production"))
        .containsExactly(
            "17:3: `staging` would share the database branch `production` with `production`; give"
                + " it a `database-branch` of its own");
    assertThat(spoilt("    database-branch: staging\n", ""))
        .singleElement()
        .asString()
        .contains("`staging` would share the database branch `production`");
  }

  @Test
  void the_parent_is_the_branch_of_an_environment_that_names_none() {
    assertThat(spoilt("  role: shop_owner\n", "  role: shop_owner\n  parent: staging\n"))
        .singleElement()
        .asString()
        .contains("would share the database branch `staging` with `production`");
  }

  @Test
  void an_environment_does_not_use_a_previews_branch() {
    assertThat(spoilt("database-branch: staging", "database-branch: pr-8"))
        .contains("18:22: `pr-8` is what a preview's branch is called; name a branch that stays");
  }

  @Test
  void an_environment_of_a_project_without_a_database_names_no_branch() {
    assertThat(
            problems(
                """
                version: 1
                project: shop
                environments: { production: { database-branch: main } }
                services:
                  api:
                    deployer: workers
                    environments: { production: { name: api, host: api.example.com } }
                """))
        .containsExactly("3:48: there is no `database` block; take `database-branch` out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [50, 50, 100]  | 28:32: a step of 50 behind one of 50; each has to be more than the one before
          [50, 10, 100]  | 28:32: a step of 10 behind one of 50; each has to be more than the one before
          [5, 50]        | 28:27: the steps do not end at 100; write them like `[10, 50, 100]`
          []             | 28:27: the steps do not end at 100; write them like `[10, 50, 100]`
          [0, 100]       | 28:28: `0` is not a whole number from 1 to 100
          [5, 101]       | 28:31: `101` is not a whole number from 1 to 100
          [5, half, 100] | 28:31: expected a whole number from 1 to 100, found text (`half`)
          100            | 28:27: expected a list, found a number; write `[100]`
          """)
  void the_steps_of_a_rollout_rise_to_100(String steps, String problem) {
    assertThat(spoilt("[5, 50, 100]", steps)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hold: 2m           | hold: 0s             | 28:47: too short; the least is `1s`
          hold: 2m           | hold: 7h             | 28:47: too long; the most is `360m`
          error-budget: 0.5% | error-budget: 1      | 28:65: `1` has no unit; write a share such as `1%` or `0.5%`
          error-budget: 0.5% | error-budget: 101%   | 28:65: `101%` is not a share such as `1%` or `0.5%`, at most `100%`
          error-budget: 0.5% | error-budget: -1%    | 28:65: `-1%` is not a share such as `1%` or `0.5%`, at most `100%`
          error-budget: 0.5% | errors: 1%           | 28:51: unknown key `errors`; known under `rollout`: steps, hold, error-budget
          steps: [5, 50, 100], | hold: 3s,          | 28:18: missing key `steps` under `rollout`
          """)
  void a_rollout_holds_a_while_and_has_a_budget(String right, String wrong, String problem) {
    assertThat(spoilt(right, wrong)).contains(problem);
  }

  @Test
  void a_gradual_rollout_is_not_for_programs() {
    String right = "{ name: site, host: \"${zone}\" }";

    assertThat(spoilt(right, "{ name: site, host: \"${zone}\", rollout: [10, 100] }"))
        .containsExactly(
            "43:59: `deployer: command` gives a version all traffic at once; take `rollout` out");
    assertThat(spoilt(right, "{ name: site, host: \"${zone}\", rollout: [100] }")).isEmpty();
  }

  @Test
  void programs_make_no_previews() {
    assertThat(
            spoilt(
                "    deployer: command\n",
                "    deployer: command\n    preview: { name: \"s-${pr}\", host: \"s-${pr}.x.y\" }\n"))
        .containsExactly(
            "41:14: `deployer: command` cannot make previews yet; take `preview` out, and put the"
                + " service under `environments` only");
  }

  @Test
  void programs_are_named_where_they_deploy() {
    assertThat(problems(Samples.LASTING.replaceFirst("(?s)    commands:.*?timeout: 4m\n", "")))
        .containsExactly("40:5: missing key `commands` with `deployer: command`");
    assertThat(spoilt("      rollback: [./site, rollback]\n", ""))
        .containsExactly("50:7: missing key `rollback` under `commands`");
    assertThat(spoilt("deploy: [./site, deploy]", "deploy: []"))
        .containsExactly("50:15: an empty command; write `[npm, run, …]`");
  }

  @Test
  void programs_are_not_named_where_something_else_deploys() {
    assertThat(
            spoilt(
                "    paths: [services/api",
                "    commands: { deploy: [x], current: [x], rollback: [x] }\n"
                    + "    paths: [services/api"))
        .containsExactly("38:15: `commands` are for `deployer: command` only; take them out");
  }

  @Test
  void a_generated_secret_is_not_inherited() {
    assertThat(spoilt("      secrets: { KEY: \"${env.KEY}\" }\n", "\n"))
        .containsExactly(
            "25:7: `KEY` cannot be `${generated}` here: it would change with the provider's token,"
                + " and a lasting environment's must not; give it another value in the `secrets` of"
                + " this environment");
  }

  @Test
  void a_generated_secret_is_not_an_environments_own() {
    assertThat(spoilt("KEY: \"${env.KEY}\"", "KEY: \"${generated}\""))
        .containsExactly(
            "30:25: `${generated}` cannot stand here; it would change with the provider's token,"
                + " and a lasting environment's must not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr", "branch"})
  void what_only_a_pull_request_has_is_not_inherited(String fact) {
    assertThat(spoilt("REVISION: \"${commit}\"", "REVISION: \"x${" + fact + "}\""))
        .containsExactly(inherited("25:7", fact), inherited("31:7", fact));
    assertThat(
            problems(
                Samples.LASTING
                    .replace("LEVEL: debug", "LEVEL: \"${" + fact + "}\"")
                    .replace(
                        "secrets: { KEY: \"${env.STAGING_KEY}\" }",
                        """
                        secrets: { KEY: "${env.STAGING_KEY}" }
                                variables: { LEVEL: info }""")))
        .isEmpty();
  }

  private static String inherited(String position, String fact) {
    return position
        + ": `REVISION` cannot be `${"
        + fact
        + "}` here: a lasting environment has no pull request; give it another value in the"
        + " `variables` of this environment";
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr", "branch"})
  void what_only_a_pull_request_has_is_not_an_environments_own(String fact) {
    assertThat(spoilt("LEVEL: warn", "LEVEL: \"${" + fact + "}\""))
        .containsExactly(
            "29:29: `${"
                + fact
                + "}` cannot stand here; a lasting environment has no pull"
                + " request");
  }

  @Test
  void what_a_service_says_wrongly_is_not_said_again_of_its_environments() {
    assertThat(spoilt("KEY: \"${env.KEY}\"", "KEY: 7"))
        .containsExactly("30:25: expected text, found a number (`7`); put it between quotes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TOKEN: "${env.BUILD_TOKEN}" | TOKEN: "${pr}" | 47:57: `${pr}` cannot stand here; it is for lasting environments too, which have no pull request
          TOKEN: "${env.BUILD_TOKEN}" | TOKEN: "${database.direct-url}" | 47:57: `${database.direct-url}` cannot stand here; services are built before anything is made
          TOKEN: "${env.BUILD_TOKEN}" | TOKEN: "${generated}" | 47:57: `${generated}` cannot stand here; services are built before anything is made
          TOKEN: "${env.BUILD_TOKEN}" | TOKEN: "${services.api.version}" | 47:57: `${services.api.version}` cannot stand here; services are built before any is deployed
          TOKEN: "${env.BUILD_TOKEN}" | 7: x | 47:50: `7` is not a variable's name; use letters, digits and underscores, no digit first
          tool: prisma | environment: { X: "${pr}" } | 11:23: `${pr}` cannot stand here; it is for lasting environments too, which have no pull request
          LEVEL: warn  | KEY: warn | 25:7: `KEY` is a variable and a secret; keep one of them
          KEY: "${env.KEY}" | KEY: "${env.KEY}", LEVEL: x | 25:7: `LEVEL` is a variable and a secret; keep one of them
          parallel: true | parallel: yes | 16:15: expected true or false, found text (`yes`); write it without quotes, in small letters
          on-failure: instructions | on-failure: rolback | 19:17: unknown value `rolback`; did you mean `rollback`?
          restore-point: branch | restore-point: backup | 8:18: unknown value `backup`; known: moment, branch
          tool: prisma | tool: drizle | 11:11: unknown value `drizle`; did you mean `drizzle`?
          strategy: native, | strategy: worker-per-pr, | 58:14: missing key `host` under `preview`
          name: shop-check } | name: "shop-${pr}" } | 58:40: `${pr}` cannot stand here; the previews of all pull requests are of one Worker
          name: shop-check } | name: "shop-${environment}" } | 58:40: `${environment}` cannot stand here; the previews of all pull requests are of one Worker
          name: shop-check } | name: shop-check, host: "${pr}.${zone}" } | 58:58: with `strategy: native` the provider chooses the address; take `host` out
          paths: [services/api, shared] | paths: [../shared] | 38:13: `../shared` leads out of the repository; write it relative to the folder of penstock.yml
          paths: [services/api, shared] | paths: shared | 38:12: expected a list, found text; write `[shared]`
          """)
  void one_mistake_is_said_in_one_sentence(String right, String wrong, String problem) {
    assertThat(spoilt(right, wrong)).contains(problem);
  }

  @Test
  void a_probe_of_a_lasting_environment_refers_to_no_pull_request() {
    assertThat(
            spoilt(
                "    paths: [services/api",
                "    health: { headers: { X-Of: \"${pr}\" } }\n    paths: [services/api"))
        .containsExactly(
            "38:32: `${pr}` cannot stand here; it is for lasting environments too, which have no"
                + " pull request");
  }

  @Test
  void an_empty_environment_is_written_as_an_empty_block() {
    assertThat(spoilt("  production:\n    parallel: true\n", "  production:\n"))
        .contains(
            "15:14: expected a block of keys, found nothing; write `{}` where all is as usual");
  }

  @Test
  void a_value_that_refers_to_a_service_which_is_elsewhere_is_not_inherited() {
    String text =
        """
        version: 1
        project: shop
        environments: { production: {}, staging: {} }
        services:
          api:
            deployer: workers
            environments: { production: { name: api, host: a.example.com } }
          web:
            deployer: workers
            after: [api]
            environments:
              production: { name: web, host: w.example.com }
              staging: { name: web-2, host: w2.example.com }
            variables: { API: "${services.api.url}" }
        """;

    assertThat(problems(text))
        .containsExactly(
            "13:7: `API` cannot be `${services.api.url}` here: that service is not in `staging`;"
                + " give it another value in the `variables` of this environment");
    assertThat(
            problems(
                text.replace(
                    "w2.example.com }", "w2.example.com, variables: { API: https://x.example } }")))
        .isEmpty();
    assertThat(
            problems(
                text.replace(
                    "w2.example.com }",
                    "w2.example.com, variables: { API: \"${services.api.url}\" } }")))
        .containsExactly(
            "13:71: `${services.api.url}` refers to a service that is not in `staging`; put `api`"
                + " there too, or write the value itself");
  }

  @Test
  void a_preview_refers_only_to_services_that_previews_have() {
    assertThat(
            spoilt("variables: { IMAGE: none }", "variables: { IMAGE: \"${services.site.url}\" }"))
        .containsExactly(
            "64:25: `${services.site.url}` refers to a service that is not in previews; put `site`"
                + " there too, or write the value itself");
  }

  @Test
  void a_service_may_come_after_one_that_is_elsewhere() {
    assertThat(
            problems(
                """
                version: 1
                project: shop
                environments: { production: {} }
                services:
                  api:
                    deployer: workers
                    environments: { production: { name: api, host: a.example.com } }
                  web:
                    deployer: workers
                    after: [api]
                    preview: { name: "web-${pr}", host: "web-${pr}.example.com" }
                """))
        .isEmpty();
  }

  @Test
  void only_what_is_deployed_before_has_a_version_and_an_image() {
    assertThat(spoilt("KEY: \"${env.KEY}\"", "KEY: \"${services.site.version}\""))
        .containsExactly(
            "30:25: `${services.site.version}` refers to a service that is not deployed before this"
                + " one; add `site` to `after`");
    assertThat(spoilt("    after: [site]\n", ""))
        .containsExactly(
            "62:29: `${services.site.image}` refers to a service that is not deployed before this"
                + " one; add `site` to `after`");
  }

  @Test
  void a_version_and_an_image_may_come_over_several_services() {
    assertThat(spoilt("IMAGE: \"${services.site.image}\"", "IMAGE: \"${services.api.version}\""))
        .isEmpty();
  }

  @Test
  void a_worker_has_no_image() {
    assertThat(spoilt("${services.site.image}", "${services.api.image}"))
        .containsExactly("63:29: `${services.api.image}` cannot stand here; a Worker has no image");
  }

  @Test
  void a_name_refers_to_no_service() {
    assertThat(spoilt("{ name: site,", "{ name: \"x-${services.api.version}\","))
        .containsExactly(
            "43:27: `${services.api.version}` cannot stand here; only a service's variables and"
                + " secrets can refer to a service");
  }

  @Test
  void an_unknown_fact_of_a_service_is_told() {
    assertThat(spoilt("${services.site.image}", "${services.site.digest}"))
        .containsExactly(
            "63:29: unknown reference `${services.site.digest}`; of a service there are"
                + " `${services.NAME.url}`, `.version` and `.image`");
  }

  @Test
  void the_address_of_a_native_preview_is_not_known_to_a_build() {
    String text =
        """
        version: 1
        project: shop
        services:
          api:
            deployer: workers
            preview: { strategy: native, name: api }
          web:
            deployer: workers
            after: [api]
            preview: { name: "web-${pr}", host: "web-${pr}.example.com" }
            build: { command: [x], environment: { API: "${services.api.url}" } }
        """;

    assertThat(problems(text))
        .containsExactly(
            "11:48: `${services.api.url}` cannot stand here; services are built before any is"
                + " deployed");
    assertThat(
            problems(
                text.replace(
                    "build: { command: [x], environment: { API: \"${services.api.url}\" } }",
                    "variables: { API: \"${services.api.url}\" }")))
        .isEmpty();
  }

  private static String service(String name, String keys) {
    return """
    version: 1
    project: shop
    environments: {}
    services:
      %s: { %s }
    """
        .formatted(name, keys);
  }

  private static List<String> spoilt(String right, String wrong) {
    assertThat(Samples.LASTING).contains(right);
    int start = Samples.LASTING.indexOf(right);
    return problems(
        Samples.LASTING.substring(0, start)
            + wrong
            + Samples.LASTING.substring(start + right.length()));
  }

  /** Line, column and text of each problem. */
  private static List<String> problems(String text) {
    return switch (ConfigLoader.parse(text, "f")) {
      case LoadResult.Loaded _ -> List.of();
      case LoadResult.Invalid(List<Problem> problems) ->
          problems.stream().map(problem -> problem.render().substring("f:".length())).toList();
    };
  }
}
