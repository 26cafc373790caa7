package dev.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Failure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;

class PreviewCommentTest {

  @Test
  void while_it_is_deployed_the_comment_says_how_far_it_is() {
    Golden.assertMatches("comment-deploying.md", PreviewComment.render(PreviewModels.deploying()));
  }

  @Test
  void when_it_is_ready_the_addresses_come_first() {
    Golden.assertMatches("comment-ready.md", PreviewComment.render(PreviewModels.ready()));
  }

  @Test
  void when_it_failed_the_comment_says_why_and_what_to_do_next() {
    Golden.assertMatches("comment-failed.md", PreviewComment.render(PreviewModels.failed()));
  }

  @Test
  void when_it_is_gone_the_comment_says_so() {
    Golden.assertMatches("comment-removed.md", PreviewComment.render(PreviewModels.removed()));
  }

  @Test
  void the_summary_shows_how_the_time_was_spent() {
    Golden.assertMatches("summary-ready.md", PreviewSummary.render(PreviewModels.ready()));
    Golden.assertMatches("summary-failed.md", PreviewSummary.render(PreviewModels.failed()));
  }

  @Test
  void hostile_names_stay_text_wherever_they_stand() {
    String evil = "</summary>|@ada #1 `x` \n# [a](https://e.example) :done, 0, 1\n```";
    PreviewCommentModel model =
        new PreviewCommentModel(
            evil,
            PreviewStatus.READY,
            evil,
            List.of(
                new ServiceRow(
                    evil,
                    Optional.of(URI.create("https://a.example")),
                    evil,
                    Optional.of(evil),
                    new ServiceHealth.Unhealthy(evil, 1))),
            Optional.of(new DatabaseRow(evil, evil, DatabaseRow.State.READY, Optional.empty())),
            List.of(new DnsRow(evil, DnsRow.State.WAITING)),
            List.of(StepRow.running(evil, Duration.ZERO)),
            Optional.empty(),
            Optional.empty(),
            PreviewModels.ready().updated(),
            Duration.ZERO);

    Parsed comment = Parsed.of(PreviewComment.render(model));
    Parsed summary = Parsed.of(PreviewSummary.render(model));

    for (Parsed parsed : List.of(comment, summary)) {
      assertThat(parsed.shownIn(Link.class)).containsExactly("a.example");
      assertThat(parsed.kinds()).containsOnlyOnce("Heading");
      assertThat(parsed.linkable()).doesNotContain("@ada", "#1", "https://");
    }
    assertThat(comment.shownIn(TableCell.class)).hasSize(10);
    assertThat(summary.kinds()).containsOnlyOnce("FencedCodeBlock");
    assertThat(PreviewSummary.render(model))
        .contains("\n  /summary ada 1 x a https //e.example done 0 1 :active, 0, 1");
  }

  @Test
  void a_failure_with_several_causes_lists_them() {
    String note =
        new FailureNote(
                Failure.invalid(
                    "input-invalid", "2 inputs are wrong", "pr is *x*\n\ncommit is y", "Mend"))
            .render();

    assertThat(note)
        .startsWith(
            "> **2 inputs are wrong.**\n>\n> - pr is \\*x\\*\n> - commit is y\n>\n> What to");
  }

  @Test
  void a_step_that_is_named_like_a_statement_of_the_picture_is_still_a_step() {
    StepRow step = StepRow.running("click here", Duration.ZERO);
    assertThat(PreviewSteps.timeline(List.of(step), Duration.ZERO))
        .contains("\n  Step click here :active, 0, 1\n");
    assertThat(PreviewSteps.timeline(List.of(), Duration.ZERO)).isEmpty();
  }

  @Test
  void times_are_short() {
    assertThat(Shown.duration(Duration.ofMillis(40))).isEqualTo("0.0 s");
    assertThat(Shown.duration(Duration.ofMillis(3_240))).isEqualTo("3.2 s");
    assertThat(Shown.duration(Duration.ofMillis(9_990))).isEqualTo("10 s");
    assertThat(Shown.duration(Duration.ofMillis(59_600))).isEqualTo("1 min 0 s");
    assertThat(Shown.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
  }
}
