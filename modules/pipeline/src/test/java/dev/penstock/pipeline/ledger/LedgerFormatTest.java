package dev.penstock.pipeline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.ledger.LedgerPayload.Kind;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import dev.penstock.pipeline.migration.RestorePoint;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LedgerFormatTest {

  @Property(tries = 300)
  void what_is_written_is_read(@ForAll("payloads") LedgerPayload payload) {
    assertThat(LedgerFormat.read(LedgerFormat.write(payload))).contains(payload);
  }

  @Property(tries = 300)
  void it_is_one_line_of_ascii_whatever_the_text(@ForAll String hostile) {
    String json = LedgerFormat.write(failed(hostile));

    assertThat(json).matches("\\p{ASCII}*").doesNotContain("\n");
    assertThat(LedgerFormat.read(json)).isPresent();
  }

  @Property(tries = 300)
  void no_text_breaks_the_reader(@ForAll String text) {
    assertThat(LedgerFormat.read(text)).isEmpty();
  }

  @Test
  void what_no_store_keeps_is_replaced() {
    assertThat(LedgerFormat.read(LedgerFormat.write(failed("a\u0000b\uD83Dc\uDE80d🚀"))))
        .map(payload -> payload.failure().orElseThrow())
        .contains("a\uFFFDb\uFFFDc\uFFFDd🚀");
  }

  @Test
  void it_says_its_version_and_leaves_out_what_is_empty() {
    assertThat(LedgerFormat.write(LedgerSamples.begun("100")))
        .isEqualTo(
            """
            {"penstock":{"version":1,"project":"codex","kind":"deploy","result":"begun",\
            "run":{"id":"100","attempt":1,"actor":"alice"},"services":[],\
            "before":[{"service":"api","name":"codex-api","release":"0",\
            "commit":"a1b2c3d4e5f60718293a4b5c6d7e8f9012345678",\
            "url":"https://api.codex.example","content":"sha256-1f0d",\
            "health":"3 in a row after 4.2 s"}]}}""");
  }

  @Test
  void a_service_that_did_not_change_is_written_once() {
    LedgerPayload sample = LedgerSamples.ended(Result.FAILED, "0");

    String json = LedgerFormat.write(sample);

    assertThat(sample.before()).isEqualTo(sample.services());
    assertThat(json).contains("\"before\":[\"api\"]");
    assertThat(LedgerFormat.read(json)).contains(sample);
  }

  @Test
  void fields_that_came_later_are_passed_over() {
    String later =
        LedgerFormat.write(LedgerSamples.ended(Result.PROVEN, "1"))
            .replace("\"version\":1,", "\"version\":1,\"mood\":{\"good\":[true]},")
            .replace("\"release\":", "\"colour\":\"red\",\"release\":")
            .replaceFirst("\\{", "{\"replaces\":7,");

    assertThat(LedgerFormat.read(later)).contains(LedgerSamples.ended(Result.PROVEN, "1"));
  }

  @Test
  void a_restore_point_of_a_kind_that_came_later_is_left_out() {
    String json = LedgerFormat.write(LedgerSamples.ended(Result.PROVEN, "1"));

    assertThat(LedgerFormat.read(json.replace("\"lsn\"", "\"xid\"")))
        .map(LedgerPayload::restorePoint)
        .contains(Optional.empty());
  }

  @Test
  void later_versions_and_other_peoples_payloads_are_not_read() {
    String json = LedgerFormat.write(LedgerSamples.begun("100"));

    for (String other :
        List.of(
            json.replace("\"version\":1", "\"version\":2"),
            json.replace("\"version\":1", "\"version\":\"1\""),
            json.replace("\"version\":1,", ""),
            json.replace("begun", "pondered"),
            json.replace("\"project\":\"codex\"", "\"project\":7"),
            json.replace("\"release\":\"0\",", ""),
            json.replace("}]}}", "},\"web\"]}}"),
            json.substring(0, json.length() - 1),
            "{\"version\":1,\"project\":\"codex\",\"services\":[]}",
            "[]",
            "\"\"",
            "")) {
      assertThat(LedgerFormat.read(other)).as(other).isEmpty();
    }
  }

  private static LedgerPayload failed(String why) {
    LedgerPayload sample = LedgerSamples.ended(Result.FAILED, "1");
    return new LedgerPayload(
        sample.project(),
        sample.kind(),
        sample.result(),
        sample.run(),
        sample.services(),
        sample.before(),
        sample.schema(),
        sample.restorePoint(),
        sample.hold(),
        Optional.of(why));
  }

  @Provide
  Arbitrary<LedgerPayload> payloads() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.of(Result.class),
            runs(),
            services(),
            services(),
            texts().optional().map(text -> text.map(version -> new SchemaState(version, true))),
            restorePoints().optional(),
            texts().optional())
        .as(
            (kind, result, run, services, before, schema, point, text) ->
                new LedgerPayload(
                    "codex", kind, result, run, services, before, schema, point, text, text));
  }

  private static Arbitrary<RunIdentity> runs() {
    return Combinators.combine(
            texts().optional(), Arbitraries.integers().between(1, 99), texts().optional())
        .as(RunIdentity::new);
  }

  private static Arbitrary<List<ReleasedService>> services() {
    return Combinators.combine(
            Arbitraries.of("api", "auth", "web"),
            texts(),
            Arbitraries.of("1", "2"),
            texts(),
            texts().optional())
        .as(
            (key, name, release, url, maybe) ->
                new ReleasedService(
                    key, name, release, LedgerSamples.COMMIT, url, maybe, maybe, maybe))
        .list()
        .ofMaxSize(3)
        .map(Collections::unmodifiableList);
  }

  private static Arbitrary<RestorePoint> restorePoints() {
    Arbitrary<RestorePoint> moments =
        Combinators.combine(texts(), Arbitraries.longs().between(0, 4_000_000_000_000L), texts())
            .as(
                (branch, millis, lsn) ->
                    new RestorePoint.Moment(branch, Instant.ofEpochMilli(millis), lsn));
    Arbitrary<RestorePoint> copies =
        Combinators.combine(texts(), texts()).as(RestorePoint.Copy::new);
    return Arbitraries.oneOf(moments, copies);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .ofMaxLength(30)
        .filter(text -> text.indexOf(0) < 0)
        .filter(text -> text.chars().noneMatch(each -> Character.isSurrogate((char) each)));
  }
}
