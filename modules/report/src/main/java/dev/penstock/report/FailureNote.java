package dev.penstock.report;

import dev.penstock.kernel.Failure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A failure as a note in Markdown.
 *
 * @param failure what to tell
 * @param details lines of a tool that show the cause; empty for none
 */
public record FailureNote(Failure failure, String details) {
  private static final String DOCS = "https://github.com/penstock/deploy-preview/blob/v1/";
  private static final int SENTENCE_LIMIT = 1_000;

  /** A failure that says it all. */
  public FailureNote(Failure failure) {
    this(failure, "");
  }

  /** The web address of the page that says more about a failure. */
  public static String docsUrl(Failure failure) {
    return DOCS + failure.docs();
  }

  /** The note: what happened, why, what to do next, and where to read more. */
  public String render() {
    StringBuilder note = new StringBuilder();
    note.append("> **").append(Sentences.of(failure.what())).append("**\n");
    note.append(why());
    note.append(">\n> What to do next: ").append(Sentences.prose(failure)).append("\n");
    note.append(">\n> [More about `" + failure.reasonCode() + "`](" + docsUrl(failure) + ")\n");
    Sentences.commands(failure).ifPresent(block -> note.append("\n").append(block).append("\n"));
    if (!details.isBlank()) {
      note.append("\n<details><summary>Last output</summary>\n\n")
          .append(Markdown.codeBlock(details))
          .append("\n\n</details>\n");
    }
    return note.toString();
  }

  /** One cause is a sentence; several, a line each, are a list. */
  private String why() {
    List<String> causes = failure.why().lines().filter(line -> !line.isBlank()).toList();
    return switch (causes.size()) {
      case 0 -> "";
      case 1 -> ">\n> Why: " + Sentences.of(causes.getFirst()) + "\n";
      default ->
          causes.stream()
              .map(cause -> "> - " + Markdown.text(cause, SENTENCE_LIMIT) + "\n")
              .collect(Collectors.joining("", ">\n", ""));
    };
  }
}
