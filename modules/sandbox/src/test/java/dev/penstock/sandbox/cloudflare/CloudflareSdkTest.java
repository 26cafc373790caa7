package dev.penstock.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.clients.Invocation;
import dev.penstock.sandbox.clients.NodeClients;
import dev.penstock.sandbox.workers.Workers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cloudflare's own SDK for Node, with the calls of its recording. */
class CloudflareSdkTest {

  private static final String SCRIPT =
      """
      import Cloudflare from 'cloudflare';
      const client = new Cloudflare({
        apiToken: process.env.CLOUDFLARE_API_TOKEN,
        baseURL: process.env.CLOUDFLARE_API_BASE_URL,
        maxRetries: 0,
      });
      const all = async (list) => { const items = []; for await (const item of list) items.push(item); return items; };
      const zones = await all(client.zones.list({ name: 'codex.example' }));
      const zone_id = zones[0].id;
      const record = { type: 'CNAME', name: 'pr-7.codex.example', content: 'codex.example', proxied: true, ttl: 1, comment: 'preview pr-7' };
      const made = await client.dns.records.create({ zone_id, ...record });
      const twice = await client.dns.records.create({ zone_id, ...record }).catch((error) => error);
      const found = await all(client.dns.records.list({ zone_id, name: { exact: record.name }, type: 'CNAME' }));
      const edited = await client.dns.records.edit(made.id, { zone_id, ...record, content: 'other.example' });
      const batch = await client.dns.records.batch({ zone_id, posts: [{ ...record, name: 'pr-8.codex.example' }], deletes: [{ id: made.id }] });
      const gone = await client.dns.records.delete(batch.posts[0].id, { zone_id });
      const verified = await client.user.tokens.verify();
      console.log(JSON.stringify({
        zones: zones.length, nameServers: zones[0].name_servers.length, made: made.name,
        twice: [twice.status, twice.errors?.[0]?.code], found: found.length, edited: edited.content,
        deleted: batch.deletes[0].id === made.id, gone: gone.id === batch.posts[0].id, verified: verified.status,
      }));
      """;

  @Test
  void finds_the_zone_and_changes_its_records(@TempDir Path folder) {
    try (Account account = Account.with(Workers.recorded(), folder)) {
      String out =
          NodeClients.installed()
              .module(SCRIPT, Invocation.of().with(account.environment()))
              .succeeded()
              .out();

      assertThat(out.strip())
          .isEqualTo(
              "{\"zones\":1,\"nameServers\":2,\"made\":\"pr-7.codex.example\","
                  + "\"twice\":[400,81058],\"found\":1,\"edited\":\"other.example\","
                  + "\"deleted\":true,\"gone\":true,\"verified\":\"active\"}");
      assertThat(account.cloudflare.records(Account.ZONE)).isEmpty();
      assertThat(account.log.failures()).isEmpty();
    }
  }
}
