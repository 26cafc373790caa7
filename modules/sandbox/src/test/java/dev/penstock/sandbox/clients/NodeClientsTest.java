package dev.penstock.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeClientsTest {

  private final NodeClients clients = NodeClients.installed();

  @Test
  void node_is_recent_enough_for_all_clients() {
    Output version = clients.module("console.log(process.versions.node)", Invocation.of());
    assertThat(Integer.parseInt(version.succeeded().out().split("\\.", 2)[0]))
        .isGreaterThanOrEqualTo(22);
  }

  @Test
  void every_client_runs() {
    Invocation version = Invocation.of("--version");
    assertThat(clients.neonctl(version).out()).startsWith("5.0.1");
    assertThat(clients.wrangler(version).out()).contains("4.164.0");
    assertThat(clients.wrangler486(version).out()).contains("4.86.0");
  }

  @Test
  void a_module_imports_the_libraries_and_sees_arguments_and_variables() {
    Output output =
        clients.module(
            """
            import { Octokit } from "octokit";
            import Cloudflare from "cloudflare";
            import postgres from "postgres";
            import { createApiClient } from "@neondatabase/api-client";
            const kinds = [Octokit, Cloudflare, postgres, createApiClient].map((f) => typeof f);
            console.log(JSON.stringify([process.argv.at(-1), process.env.COLOUR, ...new Set(kinds)]));
            """,
            Invocation.of("last").with(Map.of("COLOUR", "blue")));
    assertThat(output.succeeded().json()).hasToString("[\"last\",\"blue\",\"function\"]");
  }

  @Test
  void a_client_that_does_not_end_fails_the_test_with_what_it_printed() {
    Invocation brief = Invocation.of().within(Duration.ofSeconds(2));
    assertThatThrownBy(
            () -> clients.module("console.log('here'); setInterval(() => 1, 1000)", brief))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("here");
  }
}
