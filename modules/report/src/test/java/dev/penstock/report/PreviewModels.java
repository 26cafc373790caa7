package dev.penstock.report;

import static dev.penstock.report.StepRow.State.DONE;
import static dev.penstock.report.StepRow.State.FAILED;
import static dev.penstock.report.StepRow.State.SKIPPED;
import static dev.penstock.report.StepRow.State.WAITING;

import dev.penstock.kernel.Failure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The preview of pull request 8 of the codex example, at points of its life. */
final class PreviewModels {
  static final String COMMIT = "a5c3785ed8d6a35868bc169f07e40e889087fd2e";
  private static final Instant NOW = Instant.parse("2026-03-02T09:41:30Z");
  private static final URI RUN = URI.create("https://github.com/acme/codex/actions/runs/17");

  private PreviewModels() {}

  static PreviewCommentModel deploying() {
    return new PreviewCommentModel(
        "pr-8",
        PreviewStatus.DEPLOYING,
        COMMIT,
        List.of(
            service("api", new ServiceHealth.Healthy(seconds(3.2), 3)),
            waiting("auth"),
            waiting("web")),
        Optional.of(database(DatabaseRow.State.MIGRATED)),
        dns(DnsRow.State.ANSWERED, DnsRow.State.ANSWERED, DnsRow.State.WAITING),
        List.of(
            StepRow.ended("Database branch pr-8", DONE, seconds(0.4), seconds(4.1)),
            StepRow.ended("DNS records", DONE, seconds(0.4), seconds(1.3)),
            StepRow.ended("Migrations", DONE, seconds(4.5), seconds(2.6)),
            StepRow.ended("Deploy api", DONE, seconds(7.1), seconds(5.9)),
            StepRow.running("Deploy auth", seconds(13)),
            StepRow.notStarted("Deploy web", WAITING)),
        Optional.empty(),
        Optional.of(RUN),
        NOW,
        seconds(14));
  }

  static PreviewCommentModel ready() {
    return new PreviewCommentModel(
        "pr-8",
        PreviewStatus.READY,
        COMMIT,
        List.of(
            service("api", new ServiceHealth.Healthy(seconds(3.2), 3)),
            service("auth", new ServiceHealth.Healthy(seconds(2.9), 3)),
            service("web", new ServiceHealth.Healthy(seconds(11.4), 5))),
        Optional.of(database(DatabaseRow.State.MIGRATED)),
        dns(DnsRow.State.ANSWERED, DnsRow.State.ANSWERED, DnsRow.State.ANSWERED),
        List.of(
            StepRow.ended("Database branch pr-8", DONE, seconds(0.4), seconds(4.1)),
            StepRow.ended("DNS records", DONE, seconds(0.4), seconds(1.3)),
            StepRow.ended("Migrations", DONE, seconds(4.5), seconds(2.6)),
            StepRow.ended("Deploy api", DONE, seconds(7.1), seconds(5.9)),
            StepRow.ended("Deploy auth", DONE, seconds(13), seconds(5.7)),
            StepRow.ended("Deploy web", DONE, seconds(18.7), seconds(14.2))),
        Optional.empty(),
        Optional.of(RUN),
        NOW,
        seconds(33));
  }

  static PreviewCommentModel failed() {
    return new PreviewCommentModel(
        "pr-8",
        PreviewStatus.FAILED,
        COMMIT,
        List.of(
            service("api", new ServiceHealth.Healthy(seconds(3.2), 3)),
            service("auth", new ServiceHealth.Unhealthy("HTTP 500", 10)),
            waiting("web")),
        Optional.of(database(DatabaseRow.State.MIGRATED)),
        dns(DnsRow.State.ANSWERED, DnsRow.State.ANSWERED, DnsRow.State.ANSWERED),
        List.of(
            StepRow.ended("Database branch pr-8", DONE, seconds(0.4), seconds(4.1)),
            StepRow.ended("DNS records", DONE, seconds(0.4), seconds(1.3)),
            StepRow.ended("Migrations", DONE, seconds(4.5), seconds(2.6)),
            StepRow.ended("Deploy api", DONE, seconds(7.1), seconds(5.9)),
            StepRow.ended("Deploy auth", FAILED, seconds(13), seconds(125)),
            StepRow.notStarted("Deploy web", SKIPPED)),
        Optional.of(
            new FailureNote(
                Failure.failed(
                    "service-unhealthy",
                    "auth did not become healthy",
                    "/health answered 500 in 10 of 10 probes at the expected commit",
                    "Look at the Worker's log for /health, fix it and push again; web was not"
                        + " deployed."),
                "GET /health 500\n{\"error\": \"BETTER_AUTH_URL is not set\"}\n")),
        Optional.of(RUN),
        NOW,
        seconds(138));
  }

  static PreviewCommentModel removed() {
    return new PreviewCommentModel(
        "pr-8",
        PreviewStatus.REMOVED,
        COMMIT,
        List.of(),
        Optional.of(database(DatabaseRow.State.REMOVED)),
        dns(DnsRow.State.REMOVED, DnsRow.State.REMOVED, DnsRow.State.REMOVED),
        List.of(
            StepRow.ended("Remove Workers", DONE, seconds(0.2), seconds(1.9)),
            StepRow.ended("Remove DNS records", DONE, seconds(2.1), seconds(0.6)),
            StepRow.ended("Remove database branch pr-8", DONE, seconds(2.1), seconds(2.8))),
        Optional.empty(),
        Optional.of(RUN),
        NOW,
        seconds(5.2));
  }

  private static ServiceRow service(String name, ServiceHealth health) {
    return new ServiceRow(
        name,
        Optional.of(URI.create("https://" + name + "-preview-8.codex.example")),
        "codex-" + name + "-preview-8",
        Optional.of(COMMIT),
        health);
  }

  private static ServiceRow waiting(String name) {
    return new ServiceRow(
        name,
        Optional.empty(),
        "codex-" + name + "-preview-8",
        Optional.empty(),
        new ServiceHealth.Waiting());
  }

  private static DatabaseRow database(DatabaseRow.State state) {
    return new DatabaseRow("pr-8", "production", state, Optional.of(NOW.plus(Duration.ofDays(14))));
  }

  private static List<DnsRow> dns(DnsRow.State api, DnsRow.State auth, DnsRow.State web) {
    return List.of(
        new DnsRow("api-preview-8.codex.example", api),
        new DnsRow("auth-preview-8.codex.example", auth),
        new DnsRow("web-preview-8.codex.example", web));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
