package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.review.StickyComments;
import dev.penstock.pipeline.review.StickyComments.Change;
import dev.penstock.pipeline.review.StickyCommentsContract;
import dev.penstock.sandbox.github.Account;
import dev.penstock.sandbox.github.Comment;
import dev.penstock.sandbox.github.Permissions;
import dev.penstock.sandbox.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubStickyCommentsTest extends StickyCommentsContract {
  private static final String KEY = "preview/codex";
  private static final String COMMENTS = "/issues/{number}/comments";

  private final EmulatedGitHub emulated = new EmulatedGitHub();
  private final StickyComments comments = new GitHubStickyComments(emulated.api());

  @AfterEach
  void stop() {
    emulated.close();
    assertThat(emulated.log.failures()).isEmpty();
    assertThat(emulated.faults.pending()).isZero();
  }

  @Override
  protected StickyComments comments() {
    return comments;
  }

  @Override
  protected int count(int number) {
    return (int) all(number).stream().filter(each -> isBy(each, Account.ACTIONS_BOT)).count();
  }

  @Override
  protected void forge(int number, String key) {
    emulated.repository.comment(number, eve(), forged(key));
  }

  @Override
  protected int forged(int number) {
    return (int) all(number).stream().filter(each -> each.body().equals(forged(KEY))).count();
  }

  @Override
  protected void chat(int number, int count) {
    for (int i = 0; i < count; i++) {
      emulated.repository.comment(number, eve(), "Hello " + i);
    }
  }

  @Test
  void a_new_comment_costs_three_requests_an_edit_two_and_no_change_one() {
    comments.upsert(8, KEY, "one");
    comments.upsert(8, KEY, "two");
    comments.upsert(8, KEY, "two");

    long id = all(8).getFirst().id();
    assertThat(emulated.requests())
        .containsExactly(
            "GET /issues/8/comments 200",
            "POST /issues/8/comments 201",
            "GET /issues/8/comments 200",
            "GET /issues/8/comments 200",
            "PATCH /issues/comments/" + id + " 200",
            "GET /issues/8/comments 200");
  }

  @Test
  void one_that_was_just_found_is_edited_without_looking_for_it_again() {
    comments.upsert(8, KEY, "one");
    comments.find(8, KEY);
    emulated.log.clear();

    assertThat(comments.upsert(8, KEY, "two").change()).isEqualTo(Change.EDITED);

    assertThat(emulated.requests()).singleElement().asString().startsWith("PATCH ");
    assertThat(comments.upsert(8, KEY, "two").change()).isEqualTo(Change.UNCHANGED);
  }

  @Test
  void one_that_was_just_found_and_then_deleted_is_written_anew() {
    comments.upsert(8, KEY, "one");
    comments.find(8, KEY);
    new GitHubStickyComments(emulated.api()).remove(8, KEY);

    assertThat(comments.upsert(8, KEY, "two").change()).isEqualTo(Change.CREATED);
    assertThat(count(8)).isEqualTo(1);
  }

  @Test
  void one_that_another_run_has_written_since_none_was_found_is_edited() {
    comments.find(8, KEY);
    new GitHubStickyComments(emulated.api()).upsert(8, KEY, "one");

    assertThat(comments.upsert(8, KEY, "two").change()).isEqualTo(Change.EDITED);
    assertThat(count(8)).isEqualTo(1);
  }

  @Test
  void reading_stops_at_the_page_that_has_it() {
    comments.upsert(8, KEY, "one");
    chat(8, 250);
    emulated.log.clear();

    comments.upsert(8, KEY, "two");

    assertThat(emulated.requests()).hasSize(2);
  }

  @Test
  void one_behind_250_others_is_found_with_one_request_for_each_page() {
    chat(8, 250);
    comments.upsert(8, KEY, "one");
    emulated.log.clear();

    assertThat(comments.upsert(8, KEY, "one").change()).isEqualTo(Change.UNCHANGED);

    assertThat(emulated.requests()).hasSize(3).containsOnly("GET /issues/8/comments 200");
    assertThat(emulated.log.all())
        .extracting(exchange -> exchange.query())
        .containsExactlyInAnyOrder("per_page=100", "per_page=100&page=2", "per_page=100&page=3");
  }

  @Test
  void of_two_on_later_pages_the_older_is_the_one() {
    chat(8, 150);
    emulated.repository.comment(8, Account.ACTIONS_BOT, forged(KEY));
    chat(8, 150);
    emulated.repository.comment(8, Account.ACTIONS_BOT, forged(KEY));

    comments.upsert(8, KEY, "one");

    assertThat(all(8).get(150).body()).endsWith("one");
    assertThat(all(8).getLast().body()).isEqualTo(forged(KEY));
  }

  @Test
  void a_person_finds_the_comments_of_that_person_and_no_others() {
    StickyComments mona =
        new GitHubStickyComments(
            emulated.api(emulated.gitHub.personalToken("mona", Permissions.everything())));
    forge(8, KEY);
    mona.upsert(8, KEY, "one");

    assertThat(mona.upsert(8, KEY, "two").change()).isEqualTo(Change.EDITED);
    assertThat(all(8))
        .extracting(comment -> comment.author().login())
        .containsExactly("eve", "mona");
    assertThat(emulated.requests()).filteredOn("GET /user 200"::equals).hasSize(1);
  }

  @Test
  void with_a_known_account_nobody_else_counts() {
    emulated.repository.comment(8, Account.ACTIONS_BOT, forged(KEY));
    GitHubConnection connection =
        GitHubConnection.of(
                emulated.gitHub.uri(),
                emulated.gitHub.personalToken("mona", Permissions.everything()),
                "octo/codex")
            .withAccount("mona");
    StickyComments mona = new GitHubStickyComments(emulated.api(connection));

    assertThat(mona.upsert(8, KEY, "one").change()).isEqualTo(Change.CREATED);
    assertThat(mona.upsert(8, KEY, "two").change()).isEqualTo(Change.EDITED);
  }

  @Test
  void a_marker_that_is_quoted_further_down_is_not_ours() {
    emulated.repository.comment(8, Account.ACTIONS_BOT, "> " + forged(KEY));

    assertThat(comments.find(8, KEY)).isEmpty();
  }

  @Test
  void of_two_written_at_once_the_older_stays_with_the_latest_text() {
    emulated.log.listen(
        exchange -> {
          boolean isFirstListing = exchange.method().equals("GET") && all(8).isEmpty();
          if (isFirstListing) {
            emulated.repository.comment(8, Account.ACTIONS_BOT, forged(KEY));
          }
        });

    StickyComments.Posted posted = comments.upsert(8, KEY, "mine");

    Comment kept = all(8).getFirst();
    assertThat(all(8)).hasSize(1);
    assertThat(kept.body()).endsWith("mine");
    assertThat(posted.url()).endsWith("#issuecomment-" + kept.id());
  }

  @Test
  void of_two_written_at_once_the_newer_one_of_another_run_goes() {
    emulated.log.listen(
        exchange -> {
          if (exchange.method().equals("POST")) {
            emulated.repository.comment(8, Account.ACTIONS_BOT, forged(KEY));
          }
        });

    assertThat(comments.upsert(8, KEY, "mine").change()).isEqualTo(Change.CREATED);
    assertThat(all(8)).singleElement().extracting(Comment::body).asString().endsWith("mine");
  }

  @Test
  void a_comment_whose_answer_was_lost_is_found_and_not_written_twice() {
    emulated.fault("POST", COMMENTS, Fault.resetAfterwards());

    assertThat(comments.upsert(8, KEY, "one").change()).isEqualTo(Change.CREATED);
    assertThat(count(8)).isEqualTo(1);
    assertThat(emulated.time.sleeps()).contains(Duration.ofSeconds(1));
  }

  @Test
  void a_comment_that_was_not_written_is_written_after_looking() {
    emulated.fault("POST", COMMENTS, Fault.status(502));

    assertThat(comments.upsert(8, KEY, "one").change()).isEqualTo(Change.CREATED);
    assertThat(count(8)).isEqualTo(1);
  }

  @Test
  void a_comment_deleted_meanwhile_is_written_anew() {
    comments.upsert(8, KEY, "one");
    emulated.fault("PATCH", "/issues/comments/{id}", Fault.status(404));

    assertThat(comments.upsert(8, KEY, "two").change()).isIn(Change.CREATED, Change.EDITED);
    assertThat(comments.find(8, KEY)).contains("two");
  }

  @Test
  void the_secondary_limit_without_headers_is_waited_for_a_minute() {
    emulated.gitHub.limits().secondary(1, Optional.empty());

    comments.upsert(8, KEY, "one");

    assertThat(emulated.time.sleeps()).contains(Duration.ofMinutes(1));
    assertThat(count(8)).isEqualTo(1);
  }

  @Test
  void retry_after_is_honoured_even_for_a_post() {
    comments.find(8, KEY);
    emulated.log.listen(
        exchange -> {
          if (exchange.method().equals("GET") && emulated.log.all().size() == 2) {
            emulated.gitHub.limits().secondary(1, Optional.of(Duration.ofSeconds(7)));
          }
        });

    comments.upsert(8, KEY, "one");

    assertThat(emulated.time.sleeps()).contains(Duration.ofSeconds(7));
    assertThat(count(8)).isEqualTo(1);
  }

  @Test
  void a_token_without_the_right_is_told_which_one_to_add() {
    StickyComments powerless =
        new GitHubStickyComments(
            emulated.api(
                emulated.gitHub.workflowToken(emulated.repository, Permissions.readOnly())));

    Failure failure = failureOf(() -> powerless.upsert(8, KEY, "one"));

    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("rights-missing");
    assertThat(failure.next()).contains("pull-requests: write").contains("permissions:");
  }

  @Test
  void a_token_that_is_not_accepted_is_told_apart() {
    StickyComments stranger = new GitHubStickyComments(emulated.api(Secret.of("ghs_wrong")));

    assertThat(failureOf(() -> stranger.find(8, KEY)).reasonCode())
        .isEqualTo("credentials-rejected");
  }

  @Test
  void a_pull_request_that_does_not_exist_is_wrong_input() {
    Failure failure = failureOf(() -> comments.upsert(404, KEY, "one"));

    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.what()).contains("#404");
  }

  private static Failure failureOf(ThrowingCallable call) {
    return catchThrowableOfType(PenstockException.class, call).failure();
  }

  private List<Comment> all(int number) {
    return emulated.repository.comments(number);
  }

  private Account eve() {
    return emulated.gitHub.person("eve");
  }

  private static boolean isBy(Comment comment, Account account) {
    return comment.author().login().equals(account.login());
  }

  private static String forged(String key) {
    return "<!-- penstock:key=" + key + " -->\nforged";
  }
}
