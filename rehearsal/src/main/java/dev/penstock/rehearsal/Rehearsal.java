package dev.penstock.rehearsal;

import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.Leftover;
import dev.penstock.sandbox.Sandbox;
import dev.penstock.sandbox.SandboxOptions;
import dev.penstock.sandbox.github.Comment;
import dev.penstock.sandbox.github.EventPayload;
import dev.penstock.sandbox.github.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A preview's life: opened, used, pushed to, closed. Everything seen is told and checked. */
final class Rehearsal {
  private static final String SECOND_COMMIT = "c0ffee5ca1ab1e0ddba11f00d5eed5c0de5ca1ed";

  private static final String NOTE = "Written in the preview";

  private final Main.Options options;
  private final Teller teller;
  private final Report report = new Report();
  private final Path root = Path.of(System.getProperty("penstock.root", "")).toAbsolutePath();
  private final Path work = root.resolve(".penstock").resolve("try");

  Rehearsal(Main.Options options, Teller teller) {
    this.options = options;
    this.teller = teller;
  }

  /** Whether everything was as it should be. */
  boolean run() throws IOException {
    long start = System.nanoTime();
    Files.createDirectories(work);
    Checkout checkout = checkout();
    try (Sandbox sandbox = report.step("sandbox", () -> start(sandboxOptions()))) {
      Workflow workflow = new Workflow(root.resolve("launcher"), checkout, sandbox, work);
      live(sandbox, workflow, checkout);
    }
    finish(Duration.ofNanos(System.nanoTime() - start));
    return report.isGood();
  }

  private Checkout checkout() {
    teller.chapter("A machine without accounts");
    Checkout checkout = Checkout.of(root.resolve("examples/codex"), work.resolve("codex"));
    if (!checkout.isInstalled()) {
      report.step(
          "npm ci",
          () ->
              teller.timed(
                  "npm ci in a copy of examples/codex",
                  () -> {
                    checkout.install();
                    return true;
                  }));
    }
    return checkout;
  }

  private SandboxOptions sandboxOptions() {
    return SandboxOptions.codex(root.resolve(".penstock/sandbox"))
        .withBaseline(root.resolve("examples/codex/database/baseline.sql"))
        .withDelays(Duration.ofMillis(150), Duration.ofMillis(300), Duration.ofMillis(700));
  }

  private Sandbox start(SandboxOptions sandboxOptions) {
    Sandbox sandbox =
        teller.timed(
            "PostgreSQL 18, a name server, an edge, workerd, and three vendors' APIs on 127.0.0.1",
            () -> Sandbox.start(sandboxOptions));
    teller.say("DNS answers 0.3 s and TLS 0.7 s after a host is new, as in the world outside");
    return sandbox;
  }

  private void live(Sandbox sandbox, Workflow workflow, Checkout checkout) {
    Repository repository = sandbox.github().repository(CodexWorld.REPOSITORY);
    try (Visitor visitor = new Visitor(sandbox)) {
      opened(sandbox, workflow, repository, visitor);
      pushed(sandbox, workflow, repository, visitor, checkout);
      if (options.keep()) {
        keep(sandbox, repository, checkout);
      } else {
        closed(sandbox, workflow, repository, visitor);
      }
    }
    report.counted(sandbox.exchanges().counts());
  }

  private void opened(Sandbox sandbox, Workflow workflow, Repository repository, Visitor visitor) {
    teller.chapter("Pull request #8 is opened: deploy-preview up");
    EventPayload event = EventPayload.opened(sandbox.github(), repository, CodexWorld.PULL_REQUEST);
    exits(0, report.step("up", () -> workflow.run("deploy-preview", event, teller)));
    visit(visitor, CodexWorld.FIRST_COMMIT);
    use(sandbox, visitor);
  }

  private void visit(Visitor visitor, String commit) {
    for (CodexService service : CodexService.values()) {
      String url = service.url("");
      Visitor.Answer answer = visitor.get(service.url("/health"));
      String version = answer.json().path("version").asText();
      report.visited(new Report.Url(service.key(), url, answer.status(), version));
      see(
          answer.status() == 200 && version.equals(commit),
          url + " answers " + answer.status() + " and serves " + shortened(version));
    }
  }

  private void use(Sandbox sandbox, Visitor visitor) {
    String notes = visitor.get(CodexService.API.url("/notes")).body();
    see(notes.contains("Welcome to codex"), "api reads its branch: production's notes are there");
    see(notes.contains("Notes have topics now"), "and what the migration of #8 added");
    Visitor.Answer written =
        visitor.post(CodexService.API.url("/notes"), "{\"title\": \"" + NOTE + "\"}");
    see(written.status() == 201, "a note is written in the preview");
    String page = visitor.get(CodexService.WEB.url("/")).body();
    see(page.contains(NOTE), "web's page shows it, through api");
    see(
        !production(sandbox, "select title from notes").contains(NOTE),
        "production does not have it");
    see(
        !production(
                sandbox,
                "select column_name from information_schema.columns where table_name = 'notes'")
            .contains("topic"),
        "production's schema is as it was");
  }

  private static String production(Sandbox sandbox, String sql) {
    return sandbox.neon().sql(CodexWorld.NEON_PROJECT, CodexWorld.PRODUCTION, sql).toString();
  }

  private void pushed(
      Sandbox sandbox,
      Workflow workflow,
      Repository repository,
      Visitor visitor,
      Checkout checkout) {
    teller.chapter("A second commit is pushed: deploy-preview up, again");
    checkout.edit("services/web/src/page.ts", "<h1>codex</h1>", "<h1>codex, revised</h1>");
    repository.push(CodexWorld.PULL_REQUEST, SECOND_COMMIT);
    EventPayload event =
        EventPayload.synchronize(
            sandbox.github(), repository, CodexWorld.PULL_REQUEST, CodexWorld.FIRST_COMMIT);
    exits(0, report.step("up again", () -> workflow.run("deploy-preview", event, teller)));
    visit(visitor, SECOND_COMMIT);
    see(
        visitor.get(CodexService.WEB.url("/")).body().contains("codex, revised"),
        "web shows the change");
    see(
        visitor.get(CodexService.API.url("/notes")).body().contains(NOTE),
        "the same branch: the note is still there");
    see(comments(repository).size() == 1, "still one comment, edited");
    report.says(comments(repository).getFirst());
  }

  private void closed(Sandbox sandbox, Workflow workflow, Repository repository, Visitor visitor) {
    teller.chapter("What the author reads");
    teller.block(visible(comments(repository).getFirst()));
    teller.chapter("The pull request is closed: deploy-preview down, twice");
    repository.merge(CodexWorld.PULL_REQUEST);
    EventPayload event = EventPayload.closed(sandbox.github(), repository, CodexWorld.PULL_REQUEST);
    exits(0, report.step("down", () -> workflow.run("deploy-preview", event, teller)));
    String gone = comments(repository).getFirst();
    exits(0, report.step("down again", () -> workflow.run("deploy-preview", event, teller)));
    see(
        Arrays.stream(CodexService.values()).allMatch(one -> visitor.isGone(one.url("/"))),
        "no address answers");
    see(comments(repository).equals(List.of(gone)), "the second time changed nothing");
    see(sandbox.missing().isEmpty(), "nothing of production was touched");
    teller.chapter("What the author reads now");
    teller.block(visible(gone));
    count(sandbox);
  }

  private void count(Sandbox sandbox) {
    List<Leftover> leftovers = sandbox.leftovers();
    leftovers.forEach(leftover -> teller.seen(false, "left behind: " + leftover));
    report.left(leftovers.size());
  }

  private void keep(Sandbox sandbox, Repository repository, Checkout checkout) {
    teller.chapter("What the author reads");
    teller.block(visible(comments(repository).getFirst()));
    report.counted(sandbox.exchanges().counts());
    options.report().ifPresent(report::writeTo);
    new Invitation(sandbox, checkout, teller).show();
    untilStopped(sandbox);
  }

  /** A signal ends the process without unwinding; the hook stops what the sandbox started. */
  private static void untilStopped(Sandbox sandbox) {
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish(Duration took) {
    options.report().ifPresent(report::writeTo);
    teller.chapter(report.isGood() ? "All as it should be" : "Something is not as it should be");
    teller.say("in " + Teller.seconds(took));
    teller.say("leftovers: " + report.leftovers());
  }

  private void exits(int expected, int exit) {
    see(exit == expected, "exit " + exit);
  }

  private void see(boolean good, String what) {
    report.checked(good, what);
    teller.seen(good, what);
  }

  private static List<String> comments(Repository repository) {
    return repository.comments(CodexWorld.PULL_REQUEST).stream()
        .filter(comment -> comment.author().login().endsWith("[bot]"))
        .map(Comment::body)
        .toList();
  }

  /** The comment without what GitHub does not show. */
  private static String visible(String comment) {
    return comment.replaceAll("(?s)<!--.*?-->\\s*", "");
  }

  private static String shortened(String version) {
    return version.length() == 40 ? version.substring(0, 7) : "\"" + version + "\"";
  }
}
