package dev.penstock.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.cloudflare.Cloudflare;
import dev.penstock.sandbox.github.GitHub;
import dev.penstock.sandbox.github.PullRequestSeed;
import dev.penstock.sandbox.github.Repository;
import dev.penstock.sandbox.github.Role;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.neon.Neon;
import dev.penstock.sandbox.neon.ProjectSeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code examples/codex} has before its pull request 8 gets a preview. Nothing of it carries a
 * mark of Penstock, so nothing of it may ever be touched.
 */
public final class CodexWorld {
  /** The Neon project with the production database. */
  public static final String NEON_PROJECT = "still-fog-12345678";

  /** The production branch of that project, its default. */
  public static final String PRODUCTION = "production";

  /** Its database. */
  public static final String DATABASE = "codex";

  /** The role that owns the database. */
  public static final String ROLE = "codex_owner";

  /** The zone on Cloudflare. */
  public static final String ZONE = "codex.example";

  /** The repository, owner and name. */
  public static final String REPOSITORY = "acme/codex";

  /** The pull request that gets a preview. */
  public static final int PULL_REQUEST = 8;

  /** That pull request's head when it is opened. */
  public static final String FIRST_COMMIT = "8d3c1b7f5a9e0246c8b1d3f5a7e9c0b2d4f60819";

  /** What is running in production. */
  public static final String PRODUCTION_COMMIT = "5b0f2d4c6e8a1937b5d3f1e0c2a4968775634120";

  /** The production Workers. */
  public static final List<String> WORKERS = List.of("codex-api", "codex-auth", "codex-web");

  private static final String PLACEHOLDER =
      """
      export default {
        fetch(request, env) {
          const { SERVICE: service, COMMIT_SHA: version } = env;
          return Response.json({ ok: true, service, version, environment: "production" });
        },
      };
      """;

  private CodexWorld() {}

  static void seed(Neon neon, Optional<Path> baseline) {
    neon.seed(ProjectSeed.of(NEON_PROJECT, DATABASE, ROLE));
    baseline.ifPresent(sql -> neon.sql(NEON_PROJECT, PRODUCTION, read(sql)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the production database's SQL", e);
    }
  }

  static void seed(GitHub github) {
    String[] names = REPOSITORY.split("/", -1);
    Repository repository = github.create(names[0], names[1]);
    repository.push("main", PRODUCTION_COMMIT);
    repository.grant(github.person("alice"), Role.WRITE);
    repository.grant(github.person("bob"), Role.MAINTAIN);
    github.person("mallory");
    github.open(
        repository,
        PullRequestSeed.of(
                PULL_REQUEST, "Give notes a topic", "alice", "feature/note-topics", FIRST_COMMIT)
            .saying("Notes get a topic, and the list can be filtered by it.")
            .changing("services/api/src/notes.ts")
            .changing("services/web/src/index.ts")
            .changing("migrations/0001_note_topics.sql"));
    repository.comment(PULL_REQUEST, github.person("bob"), "Does this need a migration?");
  }

  static void seed(Cloudflare cloudflare) {
    cloudflare.addZone(ZONE);
    record(cloudflare, "CNAME", "www." + ZONE, ZONE);
    worker(cloudflare, "codex-api", "api", "api." + ZONE);
    worker(cloudflare, "codex-auth", "auth", "auth." + ZONE);
    worker(cloudflare, "codex-web", "web", ZONE);
  }

  private static void record(Cloudflare cloudflare, String type, String name, String content) {
    ObjectNode record = Json.object().put("type", type).put("name", name);
    cloudflare.addRecord(ZONE, record.put("content", content).put("proxied", true).put("ttl", 1));
  }

  private static void worker(Cloudflare cloudflare, String name, String service, String host) {
    Map<String, String> variables = Map.of("SERVICE", service, "COMMIT_SHA", PRODUCTION_COMMIT);
    cloudflare.addWorker(name, PLACEHOLDER, variables);
    cloudflare.addDomain(host, name);
  }
}
