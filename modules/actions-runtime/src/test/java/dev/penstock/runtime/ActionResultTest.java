package dev.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionResultTest {

  @Test
  void a_result_is_one_line_of_json_with_a_version() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("branch", "pr\n8");
    fields.put("created", true);
    fields.put("hosts", List.of("a", "b"));
    fields.put("version", "a field cannot replace what every result has");
    ActionResult result =
        new ActionResult("db-branch", ExitCode.DONE, "created", "Branch pr-8 is ready", fields);

    assertThat(result.json(new Redactor()))
        .isEqualTo(
            """
            {"version":1,"action":"db-branch","outcome":"done","reason-code":"created",\
            "message":"Branch pr-8 is ready","branch":"pr\\n8","created":true,"hosts":["a","b"]}""");
  }

  @Test
  void a_secret_is_masked_even_where_json_would_quote_it() {
    Redactor redactor = new Redactor();
    redactor.add(Secret.of("pl\"anted\\secret"));
    ActionResult result =
        new ActionResult(
            "x",
            ExitCode.FAILED,
            "broken",
            "m",
            Map.of("urls", List.of(Map.of("pl\"anted\\secret", "a pl\"anted\\secret b"))));

    assertThat(result.json(redactor)).contains("[{\"***\":\"a *** b\"}]").doesNotContain("anted");
  }

  @Test
  void of_two_names_that_are_the_same_once_masked_the_first_one_stays() {
    Redactor redactor = new Redactor();
    redactor.add(Secret.of("planted-one"));
    redactor.add(Secret.of("planted-two"));
    Map<String, Object> hosts = new LinkedHashMap<>();
    hosts.put("planted-one", 1);
    hosts.put("planted-two", 2L);
    ActionResult result = new ActionResult("x", ExitCode.DONE, "done", "m", Map.of("hosts", hosts));

    assertThat(result.json(redactor)).endsWith("\"hosts\":{\"***\":1}}");
  }

  @Test
  void the_three_outputs_are_written() {
    CapturedRun run = CapturedRun.onAMachine(Map.of());
    new ActionResult("x", ExitCode.REFUSED, "protected", "No", Map.of())
        .writeTo(run.runtime.outputs(), run.runtime.redactor());

    assertThat(run.out().lines())
        .contains("outcome=refused", "reason-code=protected")
        .anyMatch(line -> line.startsWith("result={\"version\":1,"));
  }
}
