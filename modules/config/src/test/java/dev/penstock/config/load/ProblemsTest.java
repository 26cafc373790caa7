package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.config.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the loader says about files that are wrong. */
class ProblemsTest {

  @Test
  void everything_that_is_wrong_is_said_at_once_and_in_order() {
    String text =
        """
        version: 1
        project: My Shop
        databse: {}
        dns:
          provider: cloudfare
        services:
          api:
            deployer: 7
            directry: services/api
            after: [wbe]
            preview:
              name: shop-api
              host: api-${pr}.${zone}
            variables:
              URL: ${database.pooled-url}
              X: ${brnch}
            health: { path: health, version: heador, policy: { attempts: many, streak: 0 } }
          web:
            deployer: workers
            preview: { name: "web-${pr}" }
        """;

    assertThat(problems(text))
        .containsExactly(
            "2:10: `My Shop` is not a name of a-z, 0-9 and single dashes, at most 63 characters",
            "3:1: unknown key `databse`; did you mean `database`?",
            "5:3: missing key `zone` under `dns`",
            "5:13: unknown value `cloudfare`; did you mean `cloudflare`?",
            "8:15: expected text, found a number (`7`); put it between quotes",
            "9:5: unknown key `directry`; did you mean `directory`?",
            "10:13: unknown service `wbe`; did you mean `web`?",
            "12:13: two pull requests would share `shop-api`; put `${pr}` or `${environment}` into"
                + " it",
            "15:12: `${database.pooled-url}` is secret and cannot stand here; move it to `secrets`",
            "16:10: unknown reference `${brnch}`; did you mean `${branch}`?",
            "17:21: `health` is not a path such as `/health`",
            "17:38: unknown value `heador`; write `{ json: FIELD }`, `{ header: NAME }`, `body` or"
                + " `none`",
            "17:66: expected a whole number from 1 to 1000, found text (`many`)",
            "17:80: `0` is not a whole number from 1 to 100",
            "20:14: missing key `host` under `preview`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 1        | version: 2          | 1:10: version `2` of the format is unknown; this Penstock reads `version: 1`; a newer one may read more
          version: 1        | version: '1'        | 1:10: expected a whole number from 1 to 1, found text (`1`)
          project: shop     | project: 123        | 2:10: expected text, found a number (`123`); put it between quotes
          project: shop     | project: yes-${pr}  | 2:10: no `${…}` can stand here; write the text itself
          project: shop     | project:            | 2:9: expected text, found nothing; give it a value, or take the key out
          project: shop     | project: [shop]     | 2:10: expected text, found a list
          project: shop     | project: shop--x    | 2:10: `shop--x` is not a name of a-z, 0-9 and single dashes, at most 63 characters
          neon              | postgres            | 4:13: unknown value `postgres`; known: neon
          expires: never    | expires: 45m        | 9:12: too short; the least is `60m`
          expires: never    | expires: 31d        | 9:12: too long; the most is `30d`
          expires: never    | expires: 14         | 9:12: `14` has no unit; write a time such as `500ms`, `30s`, `5m`, `2h` or `14d`
          expires: never    | expires: 2 weeks    | 9:12: `2 weeks` is not a time such as `500ms`, `30s`, `5m`, `2h` or `14d`
          [npm, run, "db:migrate"] | npm migrate  | 11:14: expected a list, found text; write `[npm migrate]`
          [npm, run, "db:migrate"] | []           | 11:14: an empty command; write `[npm, run, …]`
          directory: db     | directory: ../x     | 12:16: `../x` leads out of the repository; write it relative to the folder of penstock.yml
          directory: db     | directory: /etc     | 12:16: `/etc` leads out of the repository; write it relative to the folder of penstock.yml
          LEVEL: debug      | LEVEL: ${generated} | 15:14: `${generated}` cannot stand here; only a service's secret can be generated
          LEVEL: debug      | LEVEL: ${service}   | 15:14: `${service}` cannot stand here; migrations belong to no service
          LEVEL: debug      | LEVEL: ${services.api.url} | 15:14: `${services.api.url}` cannot stand here; only a service's variables and secrets can refer to a service
          LEVEL: debug      | 1LEVEL: debug       | 15:7: `1LEVEL` is not a variable's name; use letters, digits and underscores, no digit first
          LEVEL: debug      | PENSTOCK_X: debug   | 15:7: `PENSTOCK_X` is reserved; do not begin it with PENSTOCK_
          LEVEL: debug      | LEVEL: 3            | 15:14: expected text, found a number (`3`); put it between quotes
          LEVEL: debug      | LEVEL: ' '          | 15:14: blank text; give it a value
          zone: example.com | zone: Example.com   | 19:9: `Example.com` is not a host name such as `example.com`
          web:              | Web:                | 21:3: `Web` is not a service's name; use a-z, 0-9 and single dashes, at most 63 characters
          after: [api]      | after: [api, web]   | 25:18: a service cannot come after itself; take it out
          ${services.api.url} | ${services.ap.url}  | 30:16: `${services.ap.url}` refers to an unknown service; did you mean `${services.api.url}`?
          ${services.api.url} | ${services.web.url} | 30:16: `${services.web.url}` cannot stand here; a service cannot refer to itself
          KEY: ${generated} | KEY: x${generated}  | 33:12: `${generated}` cannot stand here; it has to be the whole value, with nothing around it
          KEY: ${generated} | KEY: ${pr           | 33:12: `${` without its `}`; write `$${` where you mean the text itself
          KEY: ${generated} | KEY: ${env.A-B}     | 33:12: unknown reference `${env.A-B}`; a variable's name has letters, digits and underscores: `${env.NAME}`
          KEY: ${generated} | API_URL: x          | 21:3: `API_URL` is a variable and a secret; keep one of them
          { header: X-Version } | { }             | 37:16: `version` has one of `json` and `header`
          { header: X-Version } | { json: a, header: b } | 37:16: `version` has one of `json` and `header`
          { header: X-Version } | { json: a..b }  | 37:24: `a..b` is not a field such as `version`
          { header: X-Version } | none-           | 37:16: unknown value `none-`; did you mean `none`?
          attempts: 20      | attempts: 1         | 39:9: `streak` is more than `attempts`
          attempts: 20      | attempts: 1.5       | 41:19: `1.5` is not a whole number from 1 to 1000
          delay: 500ms      | delay: 0s           | 42:16: too short; the least is `1ms`
          shop-api-${pr}    | shop-api-${commit}  | 50:13: `${commit}` cannot stand here; a name has to be the same on every push
          shop-api-${pr}    | shop-api-${env.X}-${pr} | 50:13: `${env.X}` cannot stand here; a name has to be the same on every push
          shop-api-${pr}    | Shop-${pr}          | 50:13: pull request 8 would be `Shop-8`: not a name of a-z, 0-9 and single dashes
          shop-api-${pr}    | shop-1${pr}         | 50:13: a digit beside `${pr}`: two pull requests could meet; put a dash between them
          shop-api-${pr}    | shop-web-pr-${pr}   | 50:13: the service `web` has this too (shop-web-pr-8); give each service its own, for example with `${service}`
          host: api-${pr}.${zone} | host: ${pr}.${environment}.${zone}.uk | 51:13: `8.pr-8.example.com.uk` is not under the zone `example.com`; end it with `.${zone}`
          host: api-${pr}.${zone} | host: api_${pr}.${zone} | 51:13: pull request 8 would be `api_8.example.com`: not a host name in lower case
          host: api-${pr}.${zone} | host: web-${pr}.${zone} | 51:13: the service `web` has this too (web-8.example.com); give each service its own, for example with `${service}`
          ${database.pooled-url} | ${services.web.url} | 53:21: `${services.web.url}` refers to a service that is not deployed before this one; add `web` to `after`
          policy: codex     | policy: codecs      | 56:15: unknown value `codecs`; did you mean `codex`?
          policy: codex     | policy: [codex]     | 56:15: expected text, found a list
          [200, 204]        | []                  | 57:15: an empty list of statuses; name one
          [200, 204]        | [200, 200]          | 57:15: a status stands twice in `[200, 200]`
          [200, 204]        | 600                 | 57:15: `600` is not a whole number from 100 to 599
          [200, 204]        | ok                  | 57:15: expected a whole number from 100 to 599, found text (`ok`)
          contains: ready   | contains: ${pr}     | 58:17: no `${…}` can stand here; write the text itself
          X-Preview:        | x-bypass:           | 61:9: `x-bypass` stands twice: upper and lower case are the same; keep one of them
          X-Preview:        | X Preview:          | 61:9: `X Preview` is not a header's name; use letters, digits and dashes
          X-Preview:        | Host:               | 61:9: `Host` is a header of the connection itself; take it out
          pr ${pr}          | ${database.pooled-url} | 61:20: `${database.pooled-url}` is secret and cannot stand here; give the probe a token of its own: `${env.NAME}`
          pr ${pr}          | ${services.web.url} | 61:20: `${services.web.url}` cannot stand here; only a service's variables and secrets can refer to a service
          [www.example.com, "${service}-${pr}.example.com"] | [] | 62:18: an empty list of hosts; write `same-host`
          [www.example.com, "${service}-${pr}.example.com"] | same-hosts | 62:18: unknown value `same-hosts`; did you mean `same-host`?
          www.example.com   | https://x.example   | 62:19: `https://x.example` is not a host name such as `www.example.com`
          """)
  void one_mistake_is_said_in_one_sentence(String right, String wrong, String problem) {
    assertThat(Samples.EVERYTHING).contains(right);

    assertThat(
            problems(Samples.EVERYTHING.replaceFirst(literally(right), wrong.replace("$", "\\$"))))
        .containsExactly(problem);
  }

  @Test
  void what_a_block_provides_is_missed_where_it_is_used() {
    String withoutDatabase = Samples.EVERYTHING.replaceFirst("(?s)database:\n.*?(?=dns:)", "");
    String withoutDns = Samples.EVERYTHING.replaceFirst("(?s)dns:\n.*?(?=services:)", "");

    assertThat(problems(withoutDatabase))
        .singleElement()
        .asString()
        .endsWith("`${database.pooled-url}` cannot stand here; there is no `database` block");
    assertThat(problems(withoutDns))
        .hasSize(2)
        .allMatch(
            problem ->
                problem.endsWith(
                    "`${zone}` cannot stand here; there is no `dns` block that names a zone"));
  }

  @Test
  void services_that_wait_for_each_other_are_told_once() {
    String text = services("a", "[c]") + service("b", "[a]") + service("c", "[b]");

    assertThat(problems(text))
        .containsExactly(
            "6:12: services wait for each other: `a → c → b → a`; take one out of its `after`");
  }

  @Test
  void a_reference_may_reach_over_several_services() {
    String text =
        services("a", "[]")
            + service("b", "[a]")
            + service("c", "[b]")
            + "    variables: { A: \"${services.a.url}\" }\n";

    assertThat(problems(text)).isEmpty();
  }

  @Test
  void a_mistake_in_one_service_is_no_mistake_in_those_that_refer_to_it() {
    assertThat(problems(Samples.EVERYTHING.replace("name: shop-api-${pr}", "nam: x"))).hasSize(2);
  }

  @Test
  void there_are_1_to_50_services() {
    String many =
        IntStream.rangeClosed(0, ConfigReader.MOST_SERVICES)
            .mapToObj(i -> service("s" + i + "x", "[]"))
            .collect(Collectors.joining());

    assertThat(problems("version: 1\nproject: shop\nservices: {}\n"))
        .containsExactly("3:11: `services` has 0 services; it takes 1 to 50");
    assertThat(problems("version: 1\nproject: shop\nservices:\n" + many))
        .containsExactly("4:3: `services` has 51 services; it takes 1 to 50");
  }

  @Test
  void a_hundred_problems_are_enough() {
    String keys =
        IntStream.range(0, 150).mapToObj(i -> "k" + i + ": x\n").collect(Collectors.joining());

    assertThat(problems(Samples.LEAST + keys))
        .hasSize(101)
        .last()
        .isEqualTo("1:1: 50 more problems; mend these first");
  }

  private static String services(String first, String after) {
    return "version: 1\nproject: shop\nservices:\n" + service(first, after);
  }

  private static String service(String name, String after) {
    return """
      %1$s:
        deployer: workers
        after: %2$s
        preview: { name: "%1$s-${pr}", host: "%1$s-${pr}.example.com" }
    """
        .formatted(name, after);
  }

  private static String literally(String text) {
    return Pattern.quote(text);
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
