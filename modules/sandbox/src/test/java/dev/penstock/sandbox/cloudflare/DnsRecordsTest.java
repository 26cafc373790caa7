package dev.penstock.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.cloudflare.Account.Answer;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.workers.Workers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

class DnsRecordsTest {

  private static final String MARK = "penstock:codex/pr-8";

  @TempDir Path folder;
  private Account account;

  @BeforeEach
  void start() {
    account = Account.with(Workers.recorded(), folder);
  }

  @AfterEach
  void stop() {
    assertThat(account.log.failures()).isEmpty();
    account.close();
  }

  private static Map<String, Object> alias(String name) {
    return Map.of(
        "type",
        "CNAME",
        "name",
        name,
        "content",
        Account.ZONE,
        "proxied",
        true,
        "ttl",
        1,
        "comment",
        MARK);
  }

  private List<String> names(String query) {
    JsonNode result = account.get(account.records() + query).result();
    return StreamSupport.stream(result.spliterator(), false)
        .map(record -> record.path("name").asText())
        .toList();
  }

  @Test
  void a_record_lives_from_post_to_delete_and_dns_follows() {
    Answer made = account.call("POST", account.records(), alias("api"));
    String id = made.result().path("id").asText();

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.result().path("name").asText()).isEqualTo("api.codex.example");
    assertThat(account.dns().answers("api.codex.example", Type.A)).containsExactly("A 127.0.0.1");

    account.call("PATCH", account.records() + "/" + id, Map.of("proxied", false));
    assertThat(account.dns().answers("api.codex.example", Type.CNAME))
        .containsExactly("CNAME codex.example.");

    Answer gone = account.delete(account.records() + "/" + id);
    assertThat(gone.result()).isEqualTo(Json.object().put("id", id));
    assertThat(account.dns().status("api.codex.example", Type.A)).isEqualTo("NXDOMAIN");
    assertThat(account.delete(account.records() + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void a_batch_deletes_before_it_posts() {
    String id = account.call("POST", account.records(), alias("api")).result().path("id").asText();

    Answer batch =
        account.call(
            "POST",
            account.records() + "/batch",
            Map.of(
                "posts", List.of(alias("api"), alias("web")),
                "deletes", List.of(Map.of("id", id))));

    assertThat(batch.status()).isEqualTo(200);
    assertThat(batch.result().path("posts")).hasSize(2);
    assertThat(names("")).containsExactly("api.codex.example", "web.codex.example");
  }

  @Test
  void a_batch_with_one_fault_changes_nothing() {
    account.addRecord("A", "taken", "192.0.2.1", false);

    Answer batch =
        account.call(
            "POST",
            account.records() + "/batch",
            Map.of("posts", List.of(alias("fresh"), alias("taken"))));

    assertThat(batch.status()).isEqualTo(400);
    assertThat(batch.code()).isEqualTo(81053);
    assertThat(names("")).containsExactly("taken.codex.example");
  }

  @Test
  void lists_filter_by_name_type_content_and_comment() {
    account.call("POST", account.records(), alias("api-8"));
    account.addRecord("A", "www", "192.0.2.1", true);
    account.addRecord("TXT", "www", "v=spf1 -all", false);

    assertThat(names("?comment.exact=" + MARK)).containsExactly("api-8.codex.example");
    assertThat(names("?comment.absent=true")).hasSize(2);
    assertThat(names("?name.startswith=api-")).containsExactly("api-8.codex.example");
    assertThat(names("?name=www.codex.example&type=A")).hasSize(1);
    assertThat(names("?name=www.codex.example&type=CNAME")).isEmpty();
    assertThat(names("?type=TXT&name.contains=api&match=any")).hasSize(2);
    assertThat(names("?content.contains=SPF1")).hasSize(1);
  }

  @Test
  void lists_have_pages_and_an_empty_one_past_the_end() {
    IntStream.range(0, 7).forEach(i -> account.addRecord("A", "h" + i, "192.0.2.1", false));

    assertThat(names("?per_page=5")).hasSize(5);
    assertThat(names("?per_page=5&page=2")).containsExactly("h5.codex.example", "h6.codex.example");
    assertThat(names("?per_page=5&page=3")).isEmpty();
    JsonNode info =
        account.get(account.records() + "?per_page=5&page=2").body().path("result_info");
    assertThat(info)
        .isEqualTo(
            Json.read(
                "{\"page\":2,\"per_page\":5,\"count\":2,\"total_count\":7,\"total_pages\":2}"
                    .getBytes(StandardCharsets.UTF_8)));
    assertThat(account.get(account.records() + "?per_page=0").status()).isEqualTo(400);
  }

  @Test
  void refuses_what_cloudflare_refuses() {
    account.call("POST", account.records(), alias("api"));

    assertThat(account.call("POST", account.records(), alias("api")).code()).isEqualTo(81058);
    assertThat(account.addRecord("A", "api", "192.0.2.1", false).code()).isEqualTo(81053);
    assertThat(account.addRecord("TXT", "api", "text", false).code()).isEqualTo(81054);
    assertThat(account.addRecord("A", "x", "not an address", false).code()).isEqualTo(9005);
    assertThat(account.addRecord("CNAME", "x", "no host", false).code()).isEqualTo(9007);
    assertThat(account.addRecord("TXT", "x", "text", true).code()).isEqualTo(9004);
    assertThat(account.addRecord("A", "under score!", "192.0.2.1", false).status()).isEqualTo(400);
    assertThat(
            account
                .call(
                    "POST",
                    account.records(),
                    Map.of("type", "A", "name", "x", "content", "192.0.2.1", "ttl", 5))
                .code())
        .isEqualTo(9021);
  }

  @Test
  void tokens_are_checked() {
    String noDns = account.cloudflare.tokenWithout(Right.DNS_EDIT);
    String noZones = account.cloudflare.tokenWithout(Right.ZONE_READ);

    Answer unknown = account.call("GET", "/zones", Optional.empty(), "wrong");
    assertThat(unknown.status()).isEqualTo(403);
    assertThat(unknown.code()).isEqualTo(9109);
    assertThat(unknown.body().path("success").asBoolean()).isFalse();
    Answer verified = account.call("GET", "/user/tokens/verify", Optional.empty(), "wrong");
    assertThat(verified.status()).isEqualTo(401);
    assertThat(verified.code()).isEqualTo(1000);
    Answer write = account.call("POST", account.records(), Optional.of(alias("api")), noDns);
    assertThat(write.status()).isEqualTo(403);
    assertThat(write.code()).isEqualTo(10000);
    assertThat(account.call("GET", account.records(), Optional.empty(), noDns).status())
        .isEqualTo(200);
    assertThat(account.call("GET", "/zones", Optional.empty(), noZones).result()).isEmpty();
  }

  @Test
  void zones_are_found_by_name_and_unknown_ones_are_not() {
    assertThat(account.get("/zones?name=codex.example").result().path(0).path("name_servers"))
        .hasSize(2);
    assertThat(account.get("/zones?name=other.example").result()).isEmpty();
    assertThat(account.get("/zones?name=codex.example&page=2").result()).isEmpty();
    assertThat(account.get("/zones/0123456789abcdef0123456789abcdef").status()).isEqualTo(404);
    assertThat(account.get("/no/such/route").code()).isEqualTo(7003);
  }

  @Test
  void seeded_records_have_no_mark() {
    JsonNode record = Json.object().put("type", "A").put("name", "@").put("content", "192.0.2.1");
    account.cloudflare.addRecord(Account.ZONE, record);

    assertThat(account.cloudflare.records(Account.ZONE)).hasSize(1);
    assertThat(account.cloudflare.records(Account.ZONE).getFirst().path("comment").isNull())
        .isTrue();
  }
}
