package dev.penstock.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.cloudflare.Account.Answer;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.workers.TestWorkerd;
import dev.penstock.sandbox.workers.Workers;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptsApiTest {

  private static final String ENV =
      "export default { async fetch(request, env) { return Response.json(env); } };";

  private final Workers workers = TestWorkerd.start();
  private Account account;

  @BeforeEach
  void start(@TempDir Path folder) {
    account = Account.with(workers, folder);
    account.addRecord("A", "@", "192.0.2.1", true);
  }

  @AfterEach
  void stop() {
    assertThat(account.log.failures()).isEmpty();
    account.close();
  }

  @AfterAll
  void stopWorkers() {
    workers.close();
  }

  private static ObjectNode metadata(Map<String, String> variables, Map<String, String> secrets) {
    ObjectNode metadata = Json.object().put("main_module", "index.js");
    metadata.put("compatibility_date", "2026-03-01");
    var bindings = metadata.putArray("bindings");
    variables.forEach(
        (name, text) ->
            bindings.addObject().put("type", "plain_text").put("name", name).put("text", text));
    secrets.forEach(
        (name, text) ->
            bindings.addObject().put("type", "secret_text").put("name", name).put("text", text));
    return metadata;
  }

  private Answer upload(String name, ObjectNode metadata, String code) {
    return account.send(
        "PUT",
        account.scripts() + "/" + name,
        Multipart.TYPE,
        Optional.of(Multipart.of(metadata, code)),
        account.cloudflare.token());
  }

  private String served() throws IOException {
    account.call(
        "PUT",
        account.scripts() + "/api/routes",
        List.of(Map.of("pattern", "codex.example/*", "zone_name", "codex.example")));
    return account.edge().get("codex.example", "/").body();
  }

  @Test
  void an_upload_is_live_with_its_bindings() throws IOException {
    Answer answer = upload("api", metadata(Map.of("A", "1"), Map.of("S", "planted")), ENV);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.result().path("handlers").path(0).asText()).isEqualTo("fetch");
    assertThat(answer.result().path("deployment_id").asText()).hasSize(32);
    assertThat(served()).isEqualTo("{\"A\":\"1\",\"S\":\"planted\"}");
    assertThat(account.get(account.scripts() + "/api/settings").body().toString())
        .contains("\"S\"")
        .doesNotContain("planted");
  }

  @Test
  void secrets_stay_when_told_so_and_go_otherwise() throws IOException {
    upload("api", metadata(Map.of(), Map.of("S", "old", "T", "kept")), ENV);
    ObjectNode keeping = metadata(Map.of(), Map.of("S", "new"));
    keeping.putArray("keep_bindings").add("secret_text");

    upload("api", keeping, ENV);
    assertThat(served()).contains("\"S\":\"new\"", "\"T\":\"kept\"");
    upload("api", metadata(Map.of(), Map.of()), ENV);
    assertThat(served()).isEqualTo("{}");
  }

  @Test
  void a_binding_is_inherited_or_the_upload_refused() throws IOException {
    upload("api", metadata(Map.of(), Map.of("S", "old")), ENV);
    ObjectNode inheriting = metadata(Map.of(), Map.of());
    inheriting.putArray("bindings").addObject().put("type", "inherit").put("name", "S");
    ObjectNode wrong = metadata(Map.of(), Map.of());
    wrong.putArray("bindings").addObject().put("type", "inherit").put("name", "NONE");

    assertThat(upload("api", inheriting, ENV).status()).isEqualTo(200);
    assertThat(upload("api", wrong, ENV).code()).isEqualTo(10162);
    assertThat(served()).isEqualTo("{\"S\":\"old\"}");
  }

  @Test
  void a_script_that_does_not_start_is_refused_and_the_old_one_stays() throws IOException {
    upload("api", metadata(Map.of("A", "1"), Map.of()), ENV);

    Answer syntax = upload("api", metadata(Map.of(), Map.of()), "export default {");
    Answer thrown = upload("api", metadata(Map.of(), Map.of()), "throw new Error('boom');");

    assertThat(syntax.status()).isEqualTo(400);
    assertThat(syntax.code()).isEqualTo(10021);
    assertThat(syntax.body().toString()).contains("SyntaxError");
    assertThat(thrown.body().toString()).contains("boom");
    assertThat(served()).isEqualTo("{\"A\":\"1\"}");
  }

  @Test
  void what_is_not_run_is_refused_not_left_out() {
    ObjectNode metadata = metadata(Map.of(), Map.of());
    metadata
        .putArray("bindings")
        .addObject()
        .put("type", "kv_namespace")
        .put("name", "KV")
        .put("namespace_id", "1");
    ObjectNode bound = metadata(Map.of(), Map.of());
    bound
        .putArray("bindings")
        .addObject()
        .put("type", "service")
        .put("name", "AUTH")
        .put("service", "nobody");
    ObjectNode future = metadata(Map.of(), Map.of()).put("compatibility_date", "2999-01-01");

    assertThat(upload("api", metadata, ENV).body().toString()).contains("kv_namespace");
    assertThat(upload("api", bound, ENV).code()).isEqualTo(10143);
    assertThat(upload("api", future, ENV).body().toString()).contains("in the future");
    assertThat(upload("Not_A_Name!", metadata(Map.of(), Map.of()), ENV).code()).isEqualTo(10016);
    assertThat(account.cloudflare.workers()).isEmpty();
  }

  @Test
  void scripts_are_listed_by_their_tags() {
    ObjectNode tagged = metadata(Map.of(), Map.of());
    tagged.putArray("tags").add("penstock:codex/pr-8");
    upload("api", tagged, ENV);
    upload("other", metadata(Map.of(), Map.of()), ENV);

    assertThat(listed("penstock:codex/pr-8:yes")).containsExactly("api");
    assertThat(listed("penstock:codex/pr-8:no")).containsExactly("other");
    account.call("PATCH", account.scripts() + "/api/script-settings", Map.of("tags", List.of()));
    assertThat(listed("penstock:codex/pr-8:yes")).isEmpty();
  }

  private List<String> listed(String tags) {
    String filter = URLEncoder.encode(tags, StandardCharsets.UTF_8);
    return account.get(account.scripts() + "?tags=" + filter).result().findValuesAsText("id");
  }

  @Test
  void a_deletion_takes_routes_domains_and_their_records_along() {
    upload("api", metadata(Map.of(), Map.of()), ENV);
    String routes = "/zones/" + account.zoneId + "/workers/routes";
    String domains = "/accounts/" + account.cloudflare.accountId() + "/workers/domains";
    account.call("POST", routes, Map.of("pattern", "codex.example/*", "script", "api"));
    Answer domain = account.call("PUT", domains, domain("d.codex.example"));

    assertThat(domain.result().path("zone_name").asText()).isEqualTo(Account.ZONE);
    assertThat(account.cloudflare.records(Account.ZONE)).hasSize(2);
    assertThat(account.call("POST", routes, Map.of("pattern", "codex.example/*")).code())
        .isEqualTo(10020);
    assertThat(account.delete(account.scripts() + "/api").status()).isEqualTo(200);
    assertThat(account.cloudflare.routes()).isEmpty();
    assertThat(account.cloudflare.domains()).isEmpty();
    assertThat(account.cloudflare.records(Account.ZONE)).hasSize(1);
    assertThat(account.delete(account.scripts() + "/api").code()).isEqualTo(10007);
  }

  private Map<String, String> domain(String host) {
    return Map.of(
        "hostname",
        host,
        "service",
        "api",
        "zone_id",
        account.zoneId,
        "zone_name",
        Account.ZONE,
        "environment",
        "production");
  }

  @Test
  void a_domain_does_not_take_a_foreign_record_unasked() {
    upload("api", metadata(Map.of(), Map.of()), ENV);
    account.addRecord("CNAME", "taken", Account.ZONE, true);
    String domains = "/accounts/" + account.cloudflare.accountId() + "/workers/domains";

    Answer answer = account.call("PUT", domains, domain("taken.codex.example"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo(100117);
    assertThat(account.cloudflare.domains()).isEmpty();
  }

  @Test
  void a_bound_worker_is_deleted_only_by_force() {
    upload("auth", metadata(Map.of(), Map.of()), ENV);
    ObjectNode bound = metadata(Map.of(), Map.of());
    bound
        .putArray("bindings")
        .addObject()
        .put("type", "service")
        .put("name", "AUTH")
        .put("service", "auth");
    assertThat(upload("api", bound, ENV).status()).isEqualTo(200);

    assertThat(account.delete(account.scripts() + "/auth").code()).isEqualTo(10064);
    assertThat(account.delete(account.scripts() + "/auth?force=true").status()).isEqualTo(200);
  }

  @Test
  void secrets_change_one_by_one() throws IOException {
    upload("api", metadata(Map.of("A", "1"), Map.of()), ENV);
    String secrets = account.scripts() + "/api/secrets";

    Answer put =
        account.call("PUT", secrets, Map.of("name", "S", "text", "planted", "type", "secret_text"));
    assertThat(put.body().toString()).doesNotContain("planted");
    assertThat(served()).isEqualTo("{\"A\":\"1\",\"S\":\"planted\"}");
    assertThat(account.delete(secrets + "/S").status()).isEqualTo(200);
    assertThat(account.delete(secrets + "/S").code()).isEqualTo(10056);
    assertThat(served()).isEqualTo("{\"A\":\"1\"}");
    assertThat(account.get(account.scripts() + "/nobody/secrets").code()).isEqualTo(10007);
  }

  @Test
  void a_token_without_the_right_changes_nothing() {
    String token = account.cloudflare.tokenWithout(Right.WORKERS_SCRIPTS_EDIT);

    Answer answer =
        account.send(
            "PUT",
            account.scripts() + "/api",
            Multipart.TYPE,
            Optional.of(Multipart.of(metadata(Map.of(), Map.of()), ENV)),
            token);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo(10000);
    assertThat(account.cloudflare.workers()).isEmpty();
  }
}
