package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.http.Budget;
import dev.penstock.http.Method;
import dev.penstock.http.RecordedProgress;
import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.http.RunContext;
import dev.penstock.http.StubTransport;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.review.StickyComments;
import dev.penstock.pipeline.review.StickyComments.Change;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GitHubRequestsTest {
  private static final String COMMENTS = "/api/v3/repos/octo/codex/issues/8/comments";
  private static final String NAMELESS =
      """
      [{"id": 1, "body": "<!-- penstock:key=preview/codex -->\\nforged", "user": null}]
      """;
  private static final String WRITTEN =
      """
      {"id": 7, "body": "<!-- penstock:key=preview/codex -->\\none",
       "html_url": "https://github.corp.example/octo/codex/pull/8#issuecomment-7",
       "user": {"login": "github-actions[bot]"}, "created_at": "2026-01-01T00:00:00Z"}
      """;

  @RegisterExtension private final StubTransport stubs = new StubTransport();
  private final VirtualTime time = new VirtualTime();
  private final RecordedProgress progress = new RecordedProgress();
  private final GitHubApi api = api(URI.create("https://github.corp.example/api/v3/"));
  private final StickyComments comments = new GitHubStickyComments(api);

  @Test
  void requests_carry_one_token_the_version_of_the_api_and_no_encoding_of_their_own() {
    stubs.on(Method.GET, COMMENTS).query("per_page", "100").answers(200, "[]");

    assertThat(comments.find(8, "preview/codex")).isEmpty();

    Request sent = stubs.requests().getFirst();
    assertThat(sent.headers().all("Authorization")).containsExactly("Bearer ghs_planted");
    assertThat(sent.headers().first("X-GitHub-Api-Version")).contains("2022-11-28");
    assertThat(sent.headers().first("Accept")).contains("application/vnd.github+json");
    assertThat(sent.headers().first("Accept-Encoding")).isEmpty();
  }

  @Test
  void a_forged_comment_of_an_account_that_was_deleted_is_not_in_the_way() {
    stubs.on(Method.GET, COMMENTS).answers(200, NAMELESS).times(2);
    stubs.on(Method.POST, COMMENTS).answers(201, WRITTEN);

    assertThat(comments.upsert(8, "preview/codex", "one").change()).isEqualTo(Change.CREATED);
  }

  @Test
  void a_repository_that_was_renamed_is_followed() {
    stubs
        .on(Method.GET, COMMENTS)
        .answers(redirect("https://github.corp.example/api/v3/repositories/5/issues/8/comments"));
    stubs
        .on(Method.GET, "/api/v3/repositories/5/issues/8/comments")
        .answers(200, "[" + WRITTEN + "]");

    assertThat(comments.find(8, "preview/codex")).contains("one");
  }

  @Test
  void what_is_written_is_written_where_the_repository_is_by_now() {
    String moved = "/api/v3/repositories/5/issues/8/comments";
    stubs.on(Method.GET, COMMENTS).answers(200, "[]").times(2);
    stubs
        .on(Method.POST, COMMENTS)
        .answers(redirect(307, "https://github.corp.example" + moved + "?a=b"));
    stubs
        .on(Method.POST, moved)
        .query("a", "b")
        .checking(request -> assertThat(request.content().text()).contains("preview/codex"))
        .answers(201, WRITTEN);

    assertThat(comments.upsert(8, "preview/codex", "one").change()).isEqualTo(Change.CREATED);
  }

  @Test
  void a_change_that_would_become_something_else_elsewhere_is_refused() {
    stubs.on(Method.GET, COMMENTS).answers(200, "[]");
    stubs
        .on(Method.POST, COMMENTS)
        .answers(redirect("https://github.corp.example/api/v3/repositories/5/issues/8/comments"));

    PenstockException thrown =
        catchThrowableOfType(
            PenstockException.class, () -> comments.upsert(8, "preview/codex", "one"));

    assertThat(thrown.failure().reasonCode()).isEqualTo("provider-refused");
  }

  @Test
  void one_that_sends_in_circles_is_not_followed_for_ever() {
    stubs
        .on(Method.GET, COMMENTS)
        .answers(redirect("https://github.corp.example" + COMMENTS))
        .repeatedly();

    PenstockException thrown =
        catchThrowableOfType(PenstockException.class, () -> comments.find(8, "preview/codex"));

    assertThat(thrown.failure().reasonCode()).isEqualTo("github-not-found");
    assertThat(stubs.requests()).hasSizeLessThan(10);
  }

  @Test
  void a_comment_whose_time_cannot_be_read_is_compared_with_all_others() {
    stubs.on(Method.GET, COMMENTS).answers(200, "[]").times(2);
    stubs.on(Method.POST, COMMENTS).answers(201, WRITTEN.replace("2026-01-01T", "soon"));

    assertThat(comments.upsert(8, "preview/codex", "one").change()).isEqualTo(Change.CREATED);
    assertThat(stubs.requests().getLast().uri().getRawQuery()).doesNotContain("since");
  }

  @Test
  void no_answer_can_send_the_token_to_another_host() {
    stubs.on(Method.GET, COMMENTS).answers(redirect("https://evil.example/api/v3/steal"));

    PenstockException thrown =
        catchThrowableOfType(PenstockException.class, () -> comments.find(8, "preview/codex"));

    assertThat(thrown.failure().reasonCode()).isEqualTo("provider-unreadable");
    assertThat(stubs.requests()).hasSize(1);
  }

  @Test
  void an_environments_name_is_data_in_the_query() {
    stubs.on(Method.GET, "/api/v3/repos/octo/codex/deployments").answers(200, "[]");

    assertThat(new GitHubDeployments(api, Optional.empty()).payloads("preview/a&b=c d")).isEmpty();
    assertThat(stubs.requests().getFirst().uri().getRawQuery())
        .contains("environment=preview%2Fa%26b%3Dc%20d");
  }

  @Test
  void what_a_server_lists_of_other_environments_is_left_alone() {
    stubs
        .on(Method.GET, "/api/v3/repos/octo/codex/deployments")
        .answers(200, "[{\"id\": 1, \"environment\": \"production\"}]");

    assertThat(new GitHubDeployments(api, Optional.empty()).removeAll("preview/pr-8")).isZero();
  }

  @Test
  void the_token_is_in_nothing_that_is_told() {
    stubs.on(Method.GET, COMMENTS).answers(422, "{\"message\": \"you sent ghs_planted\"}");

    PenstockException thrown =
        catchThrowableOfType(PenstockException.class, () -> comments.find(8, "preview/codex"));

    assertThat(thrown.failure().toString()).contains("you sent ***").doesNotContain("planted");
    assertThat(progress.debugged()).isNotEmpty().noneMatch(line -> line.contains("planted"));
  }

  private GitHubApi api(URI address) {
    Budget budget = Budget.of(time.time(), Duration.ofMinutes(10));
    return new GitHubApi(
        GitHubConnection.of(address, Secret.of("ghs_planted"), "octo/codex"),
        stubs,
        new RunContext(time.time(), budget, progress, new Redactor()));
  }

  private static Response redirect(String location) {
    return redirect(301, location);
  }

  private static Response redirect(int status, String location) {
    return Response.empty(status).with("Location", location);
  }
}
