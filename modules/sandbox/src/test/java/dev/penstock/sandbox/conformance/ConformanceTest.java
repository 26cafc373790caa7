package dev.penstock.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.Router;
import dev.penstock.sandbox.http.SandboxServer;
import dev.penstock.sandbox.http.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConformanceTest {
  private static final String PERMISSION = "/repos/acme/codex/collaborators/alice/permission";
  private static final String TOKEN = "/client/v4/user/tokens/verify";
  private static final String MACHINE = "/v1/apps/chat/machines/4d89";
  private static final String DATABASES = "/api/v2/projects/p-1/branches/br-1/databases";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GITHUB | " + PERMISSION + " | {'permission':'read','role_name':'read','user':null}",
        "CLOUDFLARE | "
            + TOKEN
            + " | {'success':true,'errors':[],'messages':[],'result':{'id':'0123456789abcdef0123456789abcdef','status':'active'}}",
        "FLY | "
            + MACHINE
            + " | {'id':'4d89','config':{'statics':[{'guest_path':'/a','url_prefix':'/b'}]}}",
        "NEON | "
            + DATABASES
            + " | {'databases':[{'id':1,'branch_id':'br-1','name':'codex','owner_name':'codex_owner','created_at':'2026-01-01T00:00:00Z','updated_at':'2026-01-01T00:00:00Z'}]}",
      })
  void an_answer_as_described_passes(Vendor vendor, String path, String answer) throws Exception {
    assertThat(violations(vendor, path, 200, answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GITHUB | " + PERMISSION + " | {'permission':'read','user':null} | role_name",
        "CLOUDFLARE | " + TOKEN + " | {'success':true,'errors':[]} | messages",
        "FLY | " + MACHINE + " | {'config':{'statics':[{'guest_path':'/a'}]}} | url_prefix",
        "NEON | " + DATABASES + " | {'databases':[{'id':1,'branch_id':'br-1'}]} | owner_name",
      })
  void a_missing_field_is_caught(Vendor vendor, String path, String answer, String field)
      throws Exception {
    assertThat(violations(vendor, path, 200, answer))
        .singleElement()
        .satisfies(
            violation ->
                assertThat(violation.report())
                    .contains(path)
                    .contains("schema.required")
                    .contains("'" + field + "'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GITHUB | "
            + PERMISSION
            + " | {'permission':7,'role_name':'read','user':null} | /permission",
        "CLOUDFLARE | " + TOKEN + " | {'success':'yes','errors':[],'messages':[]} | /success",
        "FLY | " + MACHINE + " | {'id':4} | /id",
        "NEON | " + DATABASES + " | {'databases':{}} | /databases",
      })
  void a_wrong_type_is_caught(Vendor vendor, String path, String answer, String place)
      throws Exception {
    assertThat(violations(vendor, path, 200, answer))
        .singleElement()
        .satisfies(
            violation -> assertThat(violation.report()).contains("schema.type at " + place + ":"));
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, " + PERMISSION + ", 418",
    "CLOUDFLARE, " + TOKEN + ", 302",
    "FLY, " + MACHINE + ", 418",
  })
  void an_undocumented_status_is_caught(Vendor vendor, String path, int status) throws Exception {
    assertThat(violations(vendor, path, status, "{}"))
        .singleElement()
        .satisfies(
            violation ->
                assertThat(violation.report())
                    .contains("validation.response.status.unknown")
                    .contains("→ " + status));
  }

  /** Neon describes one answer for all other statuses, so what it holds is what can be wrong. */
  @Test
  void an_error_of_neon_without_its_code_is_caught() throws Exception {
    assertThat(violations(Vendor.NEON, DATABASES, 418, "{'message':'no'}"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.report()).contains("'code'"));
  }

  @ParameterizedTest
  @EnumSource
  void a_path_that_nobody_describes_is_caught(Vendor vendor) throws Exception {
    assertThat(violations(vendor, vendor.base() + "/teapots", 200, "{}"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.report()).contains("request.path.missing"));
  }

  @Test
  void what_a_fault_answers_is_not_the_vendors() throws Exception {
    Faults faults = new Faults();
    faults.order(Target.any(), Fault.status(599), 1);
    assertThat(violations(faults, Vendor.NEON, DATABASES, 200, "{}")).isEmpty();
  }

  @Test
  void a_refused_request_may_be_wrong_but_an_accepted_one_may_not() throws Exception {
    String search = "/search/issues";
    assertThat(violations(Vendor.GITHUB, search, 422, "{'message':'q','documentation_url':'d'}"))
        .isEmpty();
    assertThat(
            violations(
                Vendor.GITHUB,
                search,
                200,
                "{'total_count':0,'incomplete_results':false,'items':[],'search_type':'lexical'}"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.report()).contains("query.missing"));
  }

  @Test
  void every_allowance_and_every_repair_says_why() {
    assertThat(Repair.all()).allSatisfy(one -> assertThat(one.reason()).hasSizeGreaterThan(20));
    assertThat(Allowances.all()).allSatisfy(one -> assertThat(one.reason()).hasSizeGreaterThan(20));
  }

  private static List<Violation> violations(Vendor vendor, String path, int status, String answer)
      throws Exception {
    return violations(new Faults(), vendor, path, status, answer);
  }

  private static List<Violation> violations(
      Faults faults, Vendor vendor, String path, int status, String answer) throws Exception {
    assumeThat(Document.of(vendor)).as("the document of " + vendor).isPresent();
    byte[] body = answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Router router = new Router().otherwise(call -> Reply.of(status, "application/json", body));
    String provider = vendor.name().toLowerCase(java.util.Locale.ROOT);
    try (SandboxServer server = SandboxServer.start(provider, router, faults, new ExchangeLog())) {
      get(server.uri().resolve(path));
    }
    return ConformanceListener.take();
  }

  private static void get(URI uri) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer anything").build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, BodyHandlers.discarding());
    }
  }
}
