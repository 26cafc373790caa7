package dev.penstock.architecture.workflows;

import dev.penstock.architecture.workflows.WorkflowFile.Job;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workflow has no rights; each job takes those that its steps need, and no others. */
final class LeastPermissions implements Rule {
  private static final String WHY = "what a job may do, everything that runs in it may do";

  @Override
  public Stream<Finding> findings(WorkflowFile file) {
    return file.root().get("jobs").isEmpty()
        ? Stream.empty()
        : Stream.concat(ofTheWorkflow(file), file.jobs().flatMap(job -> ofAJob(file, job)));
  }

  private static Stream<Finding> ofTheWorkflow(WorkflowFile file) {
    boolean none =
        file.root()
            .get("permissions")
            .filter(given -> given.isMapping() && given.entries().findAny().isEmpty())
            .isPresent();
    return none
        ? Stream.empty()
        : Stream.of(
            new Finding(
                file.name(),
                file.root().get("permissions").orElse(file.root()).line(),
                "the workflow does not begin without rights",
                "a job that says nothing gets what the workflow or the repository gives to all",
                "write permissions: {} at the top, and each job's own at the job"));
  }

  private static Stream<Finding> ofAJob(WorkflowFile file, Job job) {
    return job.piece()
        .get("permissions")
        .map(given -> given.isMapping() ? tooMuch(file, job, given) : all(file, job, given))
        .orElseGet(() -> unsaid(file, job));
  }

  private static Stream<Finding> unsaid(WorkflowFile file, Job job) {
    return Stream.of(
        new Finding(
            file.name(),
            job.line(),
            "the job %s does not say its permissions".formatted(job.name()),
            "who reads it has to know what it may do",
            "write its permissions at the job, {} for none"));
  }

  private static Stream<Finding> all(WorkflowFile file, Job job, Piece given) {
    return Stream.of(
        new Finding(
            file.name(),
            given.line(),
            "the job %s takes %s".formatted(job.name(), given.text()),
            WHY,
            "name the permissions that its steps need"));
  }

  private static Stream<Finding> tooMuch(WorkflowFile file, Job job, Piece given) {
    Map<String, String> needed = Needs.of(job);
    return given
        .entries()
        .filter(entry -> !covers(needed.get(entry.key()), entry.value().text()))
        .map(
            entry ->
                new Finding(
                    file.name(),
                    entry.line(),
                    "the job %s takes %s: %s, and no step of it needs that"
                        .formatted(job.name(), entry.key(), entry.value().text()),
                    WHY,
                    "take it away, or add what needs it to Needs; these are needed: "
                        + needed.entrySet().stream()
                            .map(need -> need.getKey() + ": " + need.getValue())
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }

  private static boolean covers(@Nullable String needed, String given) {
    return given.equals("none")
        || given.equals(needed)
        || ("write".equals(needed) && given.equals("read"));
  }
}
