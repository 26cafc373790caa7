package dev.penstock.sandbox.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.neon.NeonFixture.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BranchTest {

  private static final String COUNT = "select count(*) from notes";

  private final NeonFixture fixture = new NeonFixture();
  private final Neon neon = fixture.neon();

  @AfterEach
  void onlyProductionIsLeft() {
    neon.operationsTake(Duration.ZERO);
    neon.finishOperations();
    List<String> names = new ArrayList<>(neon.branches(NeonFixture.PROJECT));
    for (String name : names.reversed()) {
      if (!name.equals("production")) {
        delete(id(name)).is(200);
      }
    }
    fixture.assertSound();
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  private String id(String name) {
    return neon.branch(NeonFixture.PROJECT, name).orElseThrow().id();
  }

  private Answer delete(String id) {
    return fixture.send("DELETE", "/branches/" + id, "");
  }

  private String uri(String branch, boolean pooled) {
    return fixture
        .get(
            "/connection_uri?branch_id=%s&database_name=codex&role_name=codex_owner&pooled=%s"
                .formatted(branch, pooled))
        .is(200)
        .text("/uri");
  }

  @Test
  void a_branch_has_its_parents_rows_and_keeps_its_own_to_itself() throws SQLException {
    String branch = fixture.branch("pr-8");
    for (boolean pooled : new boolean[] {false, true}) {
      NeonFixture.query(uri(branch, pooled), "insert into notes (text) values ('preview')");
    }
    assertThat(NeonFixture.query(uri(branch, true), COUNT)).isEqualTo("3");
    assertThat(neon.sql(NeonFixture.PROJECT, "production", COUNT)).isEqualTo(List.of(List.of("1")));
  }

  @Test
  void statements_run_as_the_role_that_logged_in() throws SQLException {
    String uri = uri(fixture.branch("pr-8"), false);
    NeonFixture.query(uri, "create table made (a int)");
    assertThat(NeonFixture.query(uri, "select current_user")).isEqualTo("codex_owner");
    assertThat(NeonFixture.query(uri, "select tableowner from pg_tables where tablename = 'made'"))
        .isEqualTo("codex_owner");
    assertThat(neon.sql(NeonFixture.PROJECT, "pr-8", "select * from made")).isEmpty();
  }

  @Test
  void a_branch_of_a_protected_branch_has_passwords_of_its_own_and_its_child_has_the_same() {
    String first = fixture.branch("pr-8");
    String child =
        fixture
            .post("/branches", "{'branch': {'name': 'child', 'parent_id': '" + first + "'}}")
            .is(201)
            .text("/branch/id");
    assertThat(password(id("production"))).isEqualTo(NeonFixture.PASSWORD);
    assertThat(password(first)).isNotEqualTo(NeonFixture.PASSWORD);
    assertThat(password(child)).isEqualTo(password(first));
  }

  private String password(String branch) {
    return fixture
        .get("/branches/" + branch + "/roles/codex_owner/reveal_password")
        .is(200)
        .text("/password");
  }

  @Test
  void any_password_survives_the_connection_string() throws SQLException {
    assertThat(NeonFixture.query(uri(id("production"), false), COUNT)).isEqualTo("1");
  }

  @Test
  void taking_a_branch_ends_sessions_on_the_parent_and_needs_no_second_try() throws SQLException {
    String url = neon.connectionUri(NeonFixture.PROJECT, "production", true);
    Thread busy = Thread.ofVirtual().start(() -> sleepOn(url));
    String branch = fixture.branch("pr-8");
    assertThat(NeonFixture.query(uri(branch, false), COUNT)).isEqualTo("1");
    busy.interrupt();
  }

  private static void sleepOn(String url) {
    assertThatThrownBy(() -> NeonFixture.query(url, "select pg_sleep(30)"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void annotation_and_expiry_are_kept() {
    fixture
        .post(
            "/branches",
            "{'branch': {'name': 'pr-8', 'expires_at': '2026-12-04T12:00:00Z'},"
                + " 'annotation_value': {'penstock': 'codex/pr-8'}}")
        .is(201);
    Answer one = fixture.get("/branches/" + id("pr-8")).is(200);
    assertThat(one.text("/annotation/value/penstock")).isEqualTo("codex/pr-8");
    assertThat(one.text("/branch/expires_at")).isEqualTo("2026-12-04T12:00:00Z");
    assertThat(fixture.get("/branches").text("/annotations/" + id("pr-8") + "/value/penstock"))
        .isEqualTo("codex/pr-8");
    BranchFacts facts = neon.branch(NeonFixture.PROJECT, "pr-8").orElseThrow();
    assertThat(facts.annotation()).isEqualTo(Map.of("penstock", "codex/pr-8"));
  }

  @Test
  void an_expired_branch_goes_by_itself() {
    String id = fixture.branch("pr-8");
    String expiry = fixture.now().plus(Duration.ofMinutes(5)).toString();
    fixture
        .send("PATCH", "/branches/" + id, "{'branch': {'expires_at': '" + expiry + "'}}")
        .is(200);
    fixture.pass(Duration.ofMinutes(4));
    fixture.get("/branches/" + id).is(200);
    fixture.pass(Duration.ofMinutes(1));
    fixture.get("/branches/" + id).is(404);
  }

  @Test
  void expiry_can_be_taken_back_but_not_set_into_the_past() {
    String id = fixture.branch("pr-8");
    String path = "/branches/" + id;
    fixture.send("PATCH", path, "{'branch': {'expires_at': '2026-12-04T12:00:00Z'}}").is(200);
    fixture.send("PATCH", path, "{'branch': {'expires_at': null}}").is(200);
    assertThat(neon.branch(NeonFixture.PROJECT, "pr-8").flatMap(BranchFacts::expiresAt)).isEmpty();
    fixture.send("PATCH", path, "{'branch': {'expires_at': '2020-01-01T00:00:00Z'}}").is(400);
    fixture.send("PATCH", path, "{'branch': {'expires_at': 'tomorrow'}}").is(400);
  }

  @Test
  void a_name_can_be_used_once() {
    String first = fixture.branch("pr-8");
    fixture.branch("pr-9");
    Answer answer = fixture.post("/branches", "{'branch': {'name': 'pr-8'}}").is(409);
    assertThat(answer.text("/code")).isEqualTo("BRANCH_ALREADY_EXISTS");
    assertThat(answer.text("/message")).contains("already exists");
    fixture.send("PATCH", "/branches/" + first, "{'branch': {'name': 'pr-9'}}").is(409);
    fixture.send("PATCH", "/branches/" + first, "{'branch': {'name': 'pr-8'}}").is(200);
  }

  @Test
  void a_branch_of_no_wishes_is_a_nameless_child_of_the_default_branch() {
    Answer answer = fixture.post("/branches", "{}").is(201);
    assertThat(answer.text("/branch/name")).isEqualTo(answer.text("/branch/id"));
    assertThat(answer.text("/branch/parent_id")).isEqualTo(id("production"));
    assertThat(answer.body().path("endpoints")).isEmpty();
  }

  @Test
  void what_must_stay_stays() {
    String branch = fixture.branch("pr-8");
    String production = id("production");
    assertRefused(delete(production), "cannot delete protected branch");
    fixture.send("PATCH", "/branches/" + production, "{'branch': {'protected': false}}").is(200);
    assertRefused(delete(production), "default branch");
    fixture.post("/branches/" + branch + "/set_as_default", "").is(200);
    assertRefused(delete(production), "root branch");
    fixture.post("/branches/" + production + "/set_as_default", "").is(200);
    fixture.post("/branches", "{'branch': {'parent_id': '" + branch + "'}}").is(201);
    assertRefused(delete(branch), "child branches");
    fixture.send("PATCH", "/branches/" + production, "{'branch': {'protected': true}}").is(200);
  }

  private static void assertRefused(Answer answer, String message) {
    assertThat(answer.is(422).text("/message")).contains(message);
  }

  @Test
  void deleting_ends_connections_and_is_nothing_the_second_time() {
    String id = fixture.branch("pr-8");
    String uri = uri(id, false);
    Answer answer = delete(id).is(200);
    assertThat(actions(answer)).containsExactly("suspend_compute", "delete_timeline");
    assertThatThrownBy(() -> NeonFixture.query(uri, "select 1")).isInstanceOf(SQLException.class);
    fixture.get("/branches/" + id).is(404);
    delete(id).is(204);
  }

  private static List<String> actions(Answer answer) {
    List<String> actions = new ArrayList<>();
    answer.body().path("operations").forEach(it -> actions.add(it.path("action").asText()));
    return actions;
  }

  @Test
  void operations_run_for_a_while_and_lock_the_project() {
    neon.operationsTake(Duration.ofSeconds(10));
    Answer answer =
        fixture
            .post(
                "/branches", "{'branch': {'name': 'pr-8'}, 'endpoints': [{'type': 'read_write'}]}")
            .is(201);
    assertThat(actions(answer)).containsExactly("create_branch", "start_compute");
    assertThat(statuses(answer)).containsExactly("running", "scheduling");
    assertThat(answer.text("/branch/current_state")).isEqualTo("init");
    String message =
        fixture.post("/branches", "{'branch': {'name': 'pr-9'}}").is(423).text("/message");
    assertThat(message).contains("running conflicting operations");
    delete(id("pr-8")).is(423);
    fixture.pass(Duration.ofSeconds(6));
    assertThat(operationStatus(answer, 0)).isEqualTo("finished");
    assertThat(operationStatus(answer, 1)).isEqualTo("running");
    fixture.pass(Duration.ofSeconds(4));
    assertThat(operationStatus(answer, 1)).isEqualTo("finished");
    assertThat(fixture.get("/branches/" + id("pr-8")).text("/branch/current_state"))
        .isEqualTo("ready");
    delete(id("pr-8")).is(200);
  }

  private static List<String> statuses(Answer answer) {
    List<String> statuses = new ArrayList<>();
    answer.body().path("operations").forEach(it -> statuses.add(it.path("status").asText()));
    return statuses;
  }

  private String operationStatus(Answer answer, int index) {
    String id = answer.text("/operations/" + index + "/id");
    return fixture.get("/operations/" + id).is(200).text("/operation/status");
  }

  @Test
  void a_connection_waits_for_the_compute_to_start() throws Exception {
    neon.operationsTake(Duration.ofHours(1));
    String uri = uri(fixture.branch("pr-8"), false);
    List<String> answers = new ArrayList<>();
    Thread client = Thread.ofVirtual().start(() -> answers.add(unchecked(uri)));
    assertThat(client.join(Duration.ofMillis(300))).isFalse();
    neon.finishOperations();
    assertThat(client.join(Duration.ofSeconds(20))).isTrue();
    assertThat(answers).containsExactly("1");
  }

  private static String unchecked(String uri) {
    try {
      return NeonFixture.query(uri, COUNT);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void pages_end_where_they_should_and_survive_deletions() {
    for (int i = 0; i < 5; i++) {
      fixture.pass(Duration.ofSeconds(1));
      fixture.branch("page-" + i);
    }
    List<String> names = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      Answer page = fixture.get("/branches?limit=2&cursor=" + next.get()).is(200);
      page.body().path("branches").forEach(it -> names.add(it.path("name").asText()));
      if (names.size() == 2) {
        delete(id(names.getLast())).is(200);
      }
      JsonNode cursor = page.body().at("/pagination/next");
      next = cursor.isMissingNode() ? Optional.empty() : Optional.of(cursor.asText());
    }
    assertThat(names)
        .containsExactly("page-4", "page-3", "page-2", "page-1", "page-0", "production");
  }

  @Test
  void lists_sorted_and_searched_and_counts() {
    List.of("b-two", "a-one", "c-three").forEach(fixture::branch);
    Answer answer = fixture.get("/branches?search=-t&sort_by=name&sort_order=asc").is(200);
    List<String> names = new ArrayList<>();
    answer.body().path("branches").forEach(it -> names.add(it.path("name").asText()));
    assertThat(names).containsExactly("b-two", "c-three");
    assertThat(fixture.get("/branches/count?search=-t").text("/count")).isEqualTo("2");
    fixture.get("/branches?sort_by=size").is(400);
    fixture.get("/branches?limit=0").is(400);
    fixture.get("/branches?cursor=%25").is(400);
  }

  @Test
  void a_restore_goes_back_to_the_parent_and_keeps_the_connection_string() throws SQLException {
    String id = fixture.branch("pr-8");
    String uri = uri(id, false);
    NeonFixture.query(uri, "delete from notes");
    String body = "{'source_branch_id': '" + id("production") + "', 'preserve_under_name': 'old'}";
    Answer answer = fixture.post("/branches/" + id + "/restore", body).is(200);
    assertThat(answer.text("/branch/last_reset_at")).isNotEmpty();
    assertThat(NeonFixture.query(uri(id, false), COUNT)).isEqualTo("1");
    assertThat(uri(id, false).split("@", 2)[1]).isEqualTo(uri.split("@", 2)[1]);
    assertThat(neon.sql(NeonFixture.PROJECT, "old", COUNT)).isEqualTo(List.of(List.of("0")));
  }

  @Test
  void what_the_sandbox_cannot_do_it_says() {
    String id = fixture.branch("pr-8");
    String production = id("production");
    for (String[] request :
        new String[][] {
          {"/branches", "{'branch': {'init_source': 'schema-only'}}"},
        }) {
      Answer answer = fixture.post(request[0], request[1]).is(422);
      assertThat(answer.text("/code")).isEqualTo("NOT_IN_SANDBOX");
      assertThat(answer.text("/message")).startsWith("the sandbox ");
    }
    fixture
        .post("/branches/" + production + "/restore", "{'source_branch_id': '" + id + "'}")
        .is(422);
    fixture.post("/branches/" + id + "/restore", "{'source_branch_id': '" + id + "'}").is(400);
  }

  @Test
  void shows_and_compares_schemas() {
    String id = fixture.branch("pr-8");
    neon.sql(
        NeonFixture.PROJECT,
        "pr-8",
        "alter table notes add column author text default 'nobody';"
            + " create index on notes (author); create type mood as enum ('good', 'bad');"
            + " create view authors as select distinct author from notes");
    String sql = fixture.get("/branches/" + id + "/schema?db_name=codex").is(200).text("/sql");
    assertThat(sql)
        .contains("CREATE TABLE public.notes (")
        .contains("    author text DEFAULT 'nobody'::text")
        .contains("ADD CONSTRAINT notes_pkey PRIMARY KEY (id);")
        .contains("CREATE INDEX notes_author_idx ON public.notes USING btree (author);")
        .contains("CREATE TYPE public.mood AS ENUM ('good', 'bad');")
        .contains("CREATE VIEW public.authors AS");
    String diff =
        fixture.get("/branches/" + id + "/compare_schema?db_name=codex").is(200).text("/diff");
    assertThat(diff).startsWith("--- a/codex\n+++ b/codex\n@@ ").contains("\n+    author text");
    fixture.get("/branches/" + id + "/schema?db_name=nope").is(404);
    fixture.get("/branches/" + id + "/schema?db_name=codex&lsn=0/1").is(422);
  }
}
