package dev.penstock.architecture.workflows;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What others wrote is named by its content: an action by its commit, an image by its digest. */
final class PinnedToACommit implements Rule {
  private static final Pattern COMMIT = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
  private static final Pattern VERSION = Pattern.compile(".*@[0-9a-f]{40}[\"']? # v\\d+(\\.\\d+)*");
  private static final Pattern DIGEST = Pattern.compile(".+@sha256:[0-9a-f]{64}");

  @Override
  public Stream<Finding> findings(WorkflowFile file) {
    return Stream.concat(
        uses(file).flatMap(uses -> action(file, uses)),
        images(file).flatMap(image -> image(file, image)));
  }

  static Stream<Piece> uses(WorkflowFile file) {
    return Stream.concat(
        file.jobs().flatMap(job -> job.called().stream()),
        file.steps().flatMap(step -> step.uses().stream()));
  }

  /** The images of containers and services, of container actions, and of {@code docker://}. */
  private static Stream<Piece> images(WorkflowFile file) {
    Stream<Piece> ofJobs =
        file.jobs()
            .flatMap(
                job ->
                    Stream.concat(
                        job.piece().get("container").stream(),
                        job.piece().get("services").stream()
                            .flatMap(Piece::entries)
                            .map(Piece.Entry::value)))
            .map(container -> container.get("image").orElse(container));
    return Stream.of(
            ofJobs,
            file.root().at("runs", "image").stream(),
            uses(file).filter(uses -> uses.text().startsWith("docker://")))
        .flatMap(each -> each);
  }

  private static Stream<Finding> action(WorkflowFile file, Piece uses) {
    if (Own.isOwn(uses.text()) || uses.text().startsWith("docker://")) {
      return Stream.empty();
    }
    if (!COMMIT.matcher(uses.text()).matches()) {
      return finding(
          file,
          uses,
          "%s is not pinned to a commit".formatted(uses.text()),
          "whoever can move that tag or branch runs code in this job",
          "name the commit by its 40 digits and the version in a comment, as the other steps do");
    }
    return VERSION.matcher(file.line(uses.line()).strip()).matches()
        ? Stream.empty()
        : finding(
            file,
            uses,
            "%s does not say which version that commit is".formatted(uses.text()),
            "nobody can read a commit, and Dependabot renews the comment with it",
            "end the line with a comment such as # v6.0.2");
  }

  private static Stream<Finding> image(WorkflowFile file, Piece image) {
    return Own.isOwnImage(image.text()) || DIGEST.matcher(image.text()).matches()
        ? Stream.empty()
        : finding(
            file,
            image,
            "the image %s is not named by its digest".formatted(image.text()),
            "whoever can move that tag runs code in this job",
            "add @sha256: and the digest");
  }

  private static Stream<Finding> finding(
      WorkflowFile file, Piece piece, String what, String why, String next) {
    return Stream.of(new Finding(file.name(), piece.line(), what, why, next));
  }
}
