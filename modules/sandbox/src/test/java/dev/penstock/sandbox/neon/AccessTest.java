package dev.penstock.sandbox.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.sandbox.neon.NeonFixture.Answer;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tokens, projects, endpoints, roles and databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private final NeonFixture fixture = new NeonFixture();
  private final Neon neon = fixture.neon();
  private final String branch = fixture.branch("pr-8");
  private final String roles = "/branches/" + branch + "/roles";
  private final String databases = "/branches/" + branch + "/databases";

  @AfterEach
  void isSound() {
    fixture.assertSound();
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  @Test
  void a_call_needs_a_token_that_is_known() {
    for (String key : new String[] {"", "wrong"}) {
      Answer answer = fixture.sendAs(key, "GET", "/projects", "").is(401);
      assertThat(answer.body().fieldNames()).toIterable().contains("code", "message", "request_id");
    }
  }

  @Test
  void a_token_without_rights_reads_but_does_not_change() {
    String key = neon.readOnlyKey();
    fixture.sendAs(key, "GET", NeonFixture.project("/branches"), "").is(200);
    fixture.sendAs(key, "POST", NeonFixture.project("/branches"), "{}").is(403);
  }

  @Test
  void what_does_not_exist_is_not_found() {
    String key = neon.environment().get("NEON_API_KEY");
    assertThat(key).isNotNull();
    assertThat(
            fixture.sendAs("" + key, "GET", "/projects/nope/branches", "").is(404).text("/message"))
        .isEqualTo("project not found");
    assertThat(fixture.get("/branches/br-no-such-branch1").is(404).text("/message"))
        .isEqualTo("branch not found");
    fixture.post("/branches", "{'branch': {'parent_id': 'br-no-such-branch1'}}").is(404);
    fixture.get("/endpoints/ep-no-such-one1").is(404);
    fixture.get(roles + "/nobody").is(404);
    fixture.get(databases + "/nothing").is(404);
    fixture.get("/operations/00000000-0000-0000-0000-000000000000").is(404);
    fixture.get("/no-such-route").is(404);
  }

  @Test
  void a_body_that_is_none_is_refused() {
    fixture.post("/branches", "{").is(400);
    fixture.post("/branches", "[]").is(400);
    fixture.post("/branches", "{'branch': {'name': 8}}").is(400);
    fixture.post("/branches", "{'annotation_value': {'a': 1}}").is(400);
    fixture.post("/branches", "{'endpoints': [{'type': 'fast'}]}").is(400);
  }

  @Test
  void projects_are_created_listed_renamed_and_deleted() {
    String key = "" + neon.environment().get("NEON_API_KEY");
    Answer created =
        fixture.sendAs(key, "POST", "/projects", "{'project': {'name': 'another'}}").is(201);
    String path = "/projects/" + created.text("/project/id");
    assertThat(created.text("/connection_uris/0/connection_uri")).contains("neondb_owner:");
    neon.finishOperations();
    fixture.sendAs(key, "PATCH", path, "{'project': {'name': 'renamed'}}").is(200);
    Answer listed = fixture.sendAs(key, "GET", "/projects?search=renamed", "").is(200);
    assertThat(listed.body().path("projects")).hasSize(1);
    fixture.sendAs(key, "GET", "/projects/shared", "").is(200);
    fixture.sendAs(key, "DELETE", path, "").is(200);
    fixture.sendAs(key, "GET", path, "").is(404);
  }

  @Test
  void knows_who_asks() {
    String key = "" + neon.environment().get("NEON_API_KEY");
    for (String path : new String[] {"/users/me", "/users/me/organizations", "/auth", "/regions"}) {
      fixture.sendAs(key, "GET", path, "").is(200);
    }
  }

  @Test
  void a_new_password_counts_and_the_old_one_does_not() throws SQLException {
    String before = neon.connectionUri(NeonFixture.PROJECT, "pr-8", false);
    String password =
        fixture.post(roles + "/codex_owner/reset_password", "").is(200).text("/role/password");
    String after = neon.connectionUri(NeonFixture.PROJECT, "pr-8", false);
    assertThat(after).contains(password);
    assertThat(NeonFixture.query(after, "select 1")).isEqualTo("1");
    assertThatThrownBy(() -> NeonFixture.query(before, "select 1"))
        .hasMessageContaining("password authentication failed");
    String production = neon.connectionUri(NeonFixture.PROJECT, "production", false);
    assertThat(NeonFixture.query(production, "select 1")).isEqualTo("1");
  }

  @Test
  void roles_come_and_go() {
    assertThat(fixture.post(roles, "{'role': {'name': 'reader'}}").is(201).text("/role/password"))
        .isNotEmpty();
    fixture.post(roles, "{'role': {'name': 'reader'}}").is(409);
    assertThat(fixture.get(roles).body().path("roles")).hasSize(2);
    fixture.get(roles + "/reader").is(200);
    fixture.send("DELETE", roles + "/reader", "").is(200);
    fixture.send("DELETE", roles + "/reader", "").is(204);
    fixture.send("DELETE", roles + "/codex_owner", "").is(422);
  }

  @Test
  void databases_come_and_go_and_can_be_connected_to() throws SQLException {
    fixture.post(databases, "{'database': {'name': 'extra', 'owner_name': 'codex_owner'}}").is(201);
    fixture.post(databases, "{'database': {'name': 'extra', 'owner_name': 'codex_owner'}}").is(409);
    fixture.post(databases, "{'database': {'name': 'other', 'owner_name': 'nobody'}}").is(404);
    fixture.send("PATCH", databases + "/extra", "{'database': {'name': 'more'}}").is(200);
    fixture.get(databases + "/more").is(200);
    String uri =
        fixture
            .get(
                "/connection_uri?branch_id=%s&database_name=more&role_name=codex_owner"
                    .formatted(branch))
            .is(200)
            .text("/uri");
    assertThat(NeonFixture.query(uri, "select to_regclass('notes') is null")).isEqualTo("t");
    fixture.send("DELETE", databases + "/more", "").is(200);
    fixture.send("DELETE", databases + "/more", "").is(204);
    assertThatThrownBy(() -> NeonFixture.query(uri, "select 1"))
        .hasMessageContaining("database \"more\" does not exist");
  }

  @Test
  void a_connection_uri_needs_to_know_what_for() {
    fixture.get("/connection_uri?database_name=codex").is(400);
    fixture.get("/connection_uri?database_name=codex&role_name=nobody").is(404);
    fixture.get("/connection_uri?database_name=nothing&role_name=codex_owner").is(404);
    String bare = fixture.post("/branches", "{}").is(201).text("/branch/id");
    fixture
        .get(
            "/connection_uri?branch_id=%s&database_name=codex&role_name=codex_owner"
                .formatted(bare))
        .is(404);
    fixture.send("DELETE", "/branches/" + bare, "").is(200);
  }

  @Test
  void an_endpoint_is_suspended_started_disabled_and_deleted() throws SQLException {
    String bare = fixture.post("/branches", "{'branch': {'name': 'bare'}}").text("/branch/id");
    String body = "{'endpoint': {'branch_id': '" + bare + "', 'type': 'read_write'}}";
    String endpoint = "/endpoints/" + fixture.post("/endpoints", body).is(201).text("/endpoint/id");
    fixture.post("/endpoints", body).is(409);
    String uri = neon.connectionUri(NeonFixture.PROJECT, "bare", false);
    fixture.post(endpoint + "/suspend", "").is(200);
    assertThat(fixture.get(endpoint).text("/endpoint/current_state")).isEqualTo("idle");
    assertThat(NeonFixture.query(uri, "select 1")).as("wakes it").isEqualTo("1");
    assertThat(fixture.get(endpoint).text("/endpoint/current_state")).isEqualTo("active");
    fixture.post(endpoint + "/restart", "").is(200);
    fixture.post(endpoint + "/start", "").is(200);
    fixture.send("PATCH", endpoint, "{'endpoint': {'disabled': true}}").is(200);
    assertThatThrownBy(() -> NeonFixture.query(uri, "select 1")).hasMessageContaining("disabled");
    assertThat(fixture.get("/endpoints").body().path("endpoints")).hasSize(3);
    fixture.send("DELETE", endpoint, "").is(200);
    fixture.send("DELETE", endpoint, "").is(204);
    fixture.send("DELETE", "/branches/" + bare, "").is(200);
  }

  @Test
  void a_compute_can_be_slow_suspended_or_refuse() throws SQLException {
    String uri = neon.connectionUri(NeonFixture.PROJECT, "pr-8", true);
    neon.slowDown(NeonFixture.PROJECT, "pr-8", Duration.ofMillis(200));
    long start = System.nanoTime();
    assertThat(NeonFixture.query(uri, "select 1")).isEqualTo("1");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
    neon.slowDown(NeonFixture.PROJECT, "pr-8", Duration.ZERO);
    neon.suspend(NeonFixture.PROJECT, "pr-8");
    assertThat(NeonFixture.query(uri, "select 1")).isEqualTo("1");
    neon.disable(NeonFixture.PROJECT, "pr-8", true);
    assertThatThrownBy(() -> NeonFixture.query(uri, "select 1")).hasMessageContaining("disabled");
    neon.disable(NeonFixture.PROJECT, "pr-8", false);
    assertThat(NeonFixture.query(uri, "select 1")).isEqualTo("1");
  }

  @Test
  void operations_are_listed_newest_first_and_in_pages() {
    Answer first = fixture.get("/operations?limit=1").is(200);
    String cursor = first.text("/pagination/cursor");
    Answer second = fixture.get("/operations?limit=1&cursor=" + cursor).is(200);
    assertThat(first.body().path("operations")).hasSize(1);
    assertThat(second.text("/operations/0/id")).isNotEqualTo(first.text("/operations/0/id"));
  }
}
