package dev.penstock.sandbox.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.sandbox.neon.NeonFixture.Answer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BranchHistoryTest {

  private static final String COUNT = "select count(*) from notes";

  private final NeonFixture fixture = new NeonFixture();
  private final Neon neon = fixture.neon();

  @AfterEach
  void stop() {
    fixture.close();
  }

  private String id(String name) {
    return neon.branch(NeonFixture.PROJECT, name).orElseThrow().id();
  }

  private String uri(String branch) {
    return fixture
        .get(
            "/connection_uri?branch_id=%s&database_name=codex&role_name=codex_owner"
                .formatted(branch))
        .is(200)
        .text("/uri");
  }

  @Test
  void a_protected_branch_goes_back_in_its_own_history_and_keeps_its_connection_string()
      throws SQLException {
    String id = id("production");
    String uri = uri(id);
    String moment = moment();
    NeonFixture.query(uri, "delete from notes");
    NeonFixture.query(uri, "drop table notes");

    Answer answer =
        fixture
            .post(
                "/branches/" + id + "/restore",
                "{'source_branch_id': '%s', 'source_lsn': '%s', 'preserve_under_name': 'broken'}"
                    .formatted(id, moment))
            .is(200);

    assertThat(answer.text("/branch/parent_lsn")).isEqualTo(moment);
    assertThat(answer.text("/branch/parent_id")).isEqualTo(id("broken"));
    assertThat(uri(id)).isEqualTo(uri);
    assertThat(NeonFixture.query(uri, COUNT)).isEqualTo("1");
    assertThatThrownBy(() -> neon.sql(NeonFixture.PROJECT, "broken", COUNT))
        .hasMessageContaining("notes");
  }

  @Test
  void a_restored_branch_has_children_and_a_history_of_its_own() throws SQLException {
    String id = id("production");
    restore(id, "source_timestamp", clock());
    String child = fixture.branch("child");
    String before = clock();
    NeonFixture.query(uri(id), "delete from notes");

    assertThat(NeonFixture.query(uri(child), COUNT)).isEqualTo("1");
    assertThat(NeonFixture.query(uri(id), COUNT)).isEqualTo("0");
    restore(id, "source_timestamp", before);
    assertThat(NeonFixture.query(uri(id), COUNT)).isEqualTo("1");
    fixture.post("/branches/" + child + "/restore", "{'source_branch_id': '" + id + "'}").is(200);
    assertThat(NeonFixture.query(uri(child), COUNT)).isEqualTo("1");
  }

  @Test
  void a_branch_can_be_made_of_a_moment() throws SQLException {
    String moment = moment();
    NeonFixture.query(uri(id("production")), "delete from notes");
    fixture
        .post("/branches", "{'branch': {'name': 'past', 'parent_lsn': '%s'}}".formatted(moment))
        .is(201);
    assertThat(neon.sql(NeonFixture.PROJECT, "past", COUNT)).isEqualTo(List.of(List.of("1")));
    assertThat(neon.sql(NeonFixture.PROJECT, "production", COUNT)).isEqualTo(List.of(List.of("0")));
  }

  @Test
  void a_moment_that_is_not_in_the_history_is_refused_and_nothing_changes() throws SQLException {
    String id = id("production");
    for (String moment :
        List.of(
            "'source_lsn': '0/1'",
            "'source_lsn': 'F/0'",
            "'source_lsn': 'yesterday'",
            "'source_timestamp': '2001-01-01T00:00:00Z'",
            "'source_timestamp': '2201-01-01T00:00:00Z'",
            "'source_lsn': '0/1', 'source_timestamp': '2001-01-01T00:00:00Z'")) {
      fixture
          .post(
              "/branches/" + id + "/restore",
              "{'source_branch_id': '%s', %s, 'preserve_under_name': 'old'}".formatted(id, moment))
          .is(400);
    }
    fixture
        .post(
            "/branches/" + id + "/restore",
            "{'source_branch_id': '%s', 'source_lsn': '%s'}".formatted(id, moment()))
        .is(400);
    assertThat(neon.branches(NeonFixture.PROJECT)).containsExactly("production");
    assertThat(NeonFixture.query(uri(id), COUNT)).isEqualTo("1");
  }

  private void restore(String id, String field, String moment) {
    fixture
        .post(
            "/branches/" + id + "/restore",
            "{'source_branch_id': '%s', '%s': '%s', 'preserve_under_name': 'before-%s'}"
                .formatted(id, field, moment, moment.replaceAll("[^0-9]", "")))
        .is(200);
  }

  /** Where production's log ends. */
  private String moment() {
    return neon.sql(NeonFixture.PROJECT, "production", "select pg_current_wal_lsn()")
        .getFirst()
        .getFirst();
  }

  /** The database's clock. */
  private String clock() {
    return neon.sql(
            NeonFixture.PROJECT,
            "production",
            "select to_char(clock_timestamp(), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        .getFirst()
        .getFirst();
  }
}
