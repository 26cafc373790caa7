package dev.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.incident.Incident;
import dev.penstock.pipeline.incident.Signature;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;

/** Whatever tools, services and branches are called and say, the issue says only what it means. */
class HostileReleaseTest {
  private static final String SECRET = "s3cr_t*w0rd";
  private static final String HOSTILE =
      "@ada #1 GH-2 <!-- penstock:issue x --> <b> | `code` [a](https://evil.example) www.evil.example"
          + " ```\n# Heading\n@channel $x$ :tada: "
          + SECRET
          + " s3cr\u200b_t*w0rd";

  @Test
  void a_hostile_report_looks_like_any_other() {
    Incident incident = incident(facts(HOSTILE, 2));

    Golden.assertMatches("issue-hostile.md", "# " + incident.title() + "\n\n" + incident.body());
  }

  @Property(tries = 200)
  void text_of_others_makes_no_markup_no_mention_and_no_hidden_key(@ForAll("hostile") String text) {
    Incident incident = incident(facts(text, 1));
    Parsed parsed = Parsed.of(incident.body());

    assertThat(incident.title())
        .hasLineCount(1)
        .doesNotContain("<!--")
        .doesNotContainPattern("@\\w");
    assertThat(incident.body()).doesNotContain("<!--");
    assertThat(parsed.shownIn(Heading.class))
        .allSatisfy(heading -> assertThat(heading).matches("(What|The last lines) .*"))
        .hasSizeBetween(2, 4);
    assertThat(parsed.linkable())
        .doesNotContainPattern("@[A-Za-z0-9]")
        .doesNotContainPattern("#[0-9]")
        .doesNotContainPattern("(?i)\\bgh-[0-9]")
        .doesNotContainPattern("(?i)www\\.");
    assertThat(parsed.kinds()).doesNotContain("Image", "Strikethrough", "ThematicBreak");
    assertThat(parsed.kinds().stream().filter("HtmlBlock"::equals).count()).isZero();
    assertThat(parsed.shownIn(Link.class)).doesNotContain("a");
    assertThat(parsed.shownIn(FencedCodeBlock.class)).hasSizeBetween(1, 3);
  }

  @Property(tries = 200)
  void a_known_secret_is_shown_nowhere_however_it_is_wrapped(@ForAll("hostile") String text) {
    String wrapped = text + SECRET + "\u200b" + SECRET.replace("_", "\u200b_") + text;
    Incident incident = incident(facts(wrapped, 1));

    assertThat(Parsed.of(incident.body()).raw() + incident.body() + incident.title())
        .doesNotContain(SECRET)
        .doesNotContain("s3cr\\_t\\*w0rd");
  }

  @Property(tries = 5)
  void an_issue_is_never_longer_than_github_takes(@ForAll @IntRange(min = 1, max = 80) int many) {
    Incident incident = incident(facts(HOSTILE.repeat(8), many));

    assertThat(incident.body().length()).isLessThanOrEqualTo(FailureIssueText.BODY_LIMIT);
    assertThat(incident.title().length()).isLessThanOrEqualTo(256);
    assertThat(incident.body()).contains("### What to do").contains("gh workflow run");
  }

  @Test
  void a_tools_lines_lose_what_looks_like_a_credential() {
    ReleaseFacts facts =
        facts(
            """
            postgres://app:hunter2hunter2@db.example/app
            Authorization: Bearer abcdefghijklmnop
            token=ghs_abcdefghijklmnopqrstuvwxyz0123456789
            password: correcthorse
            the token was refused
            """,
            1);

    assertThat(incident(facts).body())
        .contains("postgres://app:***@db.example/app")
        .contains("Bearer ***")
        .contains("password: ***")
        .contains("the token was refused")
        .doesNotContain("ghs_abc");
  }

  @Test
  void a_target_that_a_shell_would_read_as_more_is_not_offered() {
    ReleaseFacts facts =
        new ReleaseFacts(
            new Signature("codex", "production; rm -rf /", "all", "unhealthy"),
            41,
            false,
            Optional.empty(),
            Aftermath.STOPPED,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ProvenRelease(Optional.of(40L), Optional.empty())),
            List.of(),
            List.of(),
            SchemaChange.NONE,
            List.of(),
            Optional.empty(),
            "");

    assertThat(incident(facts).body()).doesNotContain("gh workflow run");
  }

  static ReleaseFacts facts(String text, int many) {
    Failure failure = Failure.failed("unhealthy", "x " + text, text, "x " + text);
    return new ReleaseFacts(
        new Signature("codex", "production", text, "unhealthy"),
        41,
        false,
        Optional.of(text),
        Aftermath.BROKEN,
        Optional.of(failure),
        Optional.of(failure),
        Optional.of(new ProvenRelease(Optional.of(40L), Optional.of(text))),
        Collections.nCopies(
            many,
            new ServedService(
                text,
                Optional.of(text),
                Optional.of(text),
                Optional.of(text),
                ServedService.State.NOT_PROVEN,
                Optional.of(41L),
                Optional.of(text),
                Optional.empty())),
        Collections.nCopies(many, new ProbeRun(Duration.ZERO, Duration.ofSeconds(3), 2, text)),
        SchemaChange.NONE,
        Collections.nCopies(many, text),
        Optional.of(text),
        text);
  }

  private static Incident incident(ReleaseFacts facts) {
    Redactor redactor = new Redactor();
    redactor.add(Secret.of(SECRET));
    return new FailureIssueText(facts, Releases.LINKS, RollbackCommand.usual(), redactor)
        .incident();
  }

  @Provide
  Arbitrary<String> hostile() {
    List<String> pieces =
        List.of(
            "@ada",
            "#12",
            "GH-1",
            "www.",
            "https://",
            "evil.example",
            "<!--",
            "-->",
            "<b>",
            "<",
            "!--",
            "</details>",
            "`",
            "```",
            "~~~",
            "\n",
            "\r\n",
            "# ",
            "> ",
            "- ",
            "|",
            "[a](b)",
            "![a](b)",
            "*",
            "_",
            "~~",
            "\\",
            "&",
            "$",
            "***\n",
            "---\n",
            "\u200b",
            "\u202e",
            "x",
            " ",
            "    ",
            "\t",
            "1. ",
            "s3cr",
            "***");
    return Arbitraries.of(pieces).list().ofMaxSize(14).map(parts -> String.join("", parts));
  }
}
