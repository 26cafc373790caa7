package dev.penstock.command;

import dev.penstock.kernel.Failure;
import dev.penstock.report.FailureNote;
import dev.penstock.report.Markdown;
import dev.penstock.runtime.ActionResult;
import dev.penstock.runtime.ActionRuntime;
import dev.penstock.runtime.Annotation;
import dev.penstock.runtime.Outputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a report to everybody: later steps, the run's page, the person who watches. */
final class ReportWriter {
  private final ActionRuntime runtime;
  private final String command;
  private final List<Output> declared;

  ReportWriter(ActionRuntime runtime, String command, List<Output> declared) {
    this.runtime = runtime;
    this.command = command;
    this.declared = declared;
  }

  void write(ActionReport report) {
    report
        .failure()
        .ifPresentOrElse(
            failure -> tell(failure, runtime, "penstock " + command),
            () -> runtime.progress().say(report.message()));
    runtime.summary().add(summary(report));
    writeOutputs(report);
  }

  /** What happened, for the person who watches; in a workflow as an annotation of the run. */
  static void tell(Failure failure, ActionRuntime runtime, String title) {
    runtime.annotations().error(new Annotation(title, text(failure)));
  }

  private void writeOutputs(ActionReport report) {
    Outputs outputs = runtime.outputs();
    Map<String, Object> fields = new LinkedHashMap<>();
    report
        .outputs()
        .forEach(
            (output, value) -> {
              requireDeclared(output);
              outputs.set(output.name(), value);
              fields.put(output.name(), value);
            });
    report
        .secrets()
        .forEach(
            (output, value) -> {
              requireDeclared(output);
              outputs.setSecret(output.name(), value);
            });
    report.failure().ifPresent(failure -> fields.putAll(advice(failure)));
    fields.putAll(report.fields());
    new ActionResult(command, report.exit(), report.reasonCode(), report.message(), fields)
        .writeTo(outputs, runtime.redactor());
  }

  private void requireDeclared(Output output) {
    if (!declared.contains(output)) {
      throw new IllegalStateException("an output that is not declared: " + output.name());
    }
  }

  private static Map<String, String> advice(Failure failure) {
    Map<String, String> advice = new LinkedHashMap<>();
    advice.put("why", failure.why());
    advice.put("next", failure.next());
    advice.put("docs", FailureNote.docsUrl(failure));
    return advice;
  }

  private String summary(ActionReport report) {
    if (!report.summary().isBlank()) {
      return report.summary();
    }
    String heading = "## " + Markdown.code("penstock " + command) + "\n\n";
    return heading
        + report
            .failure()
            .map(failure -> new FailureNote(failure).render())
            .orElse(Markdown.text(report.message()));
  }

  private static String text(Failure failure) {
    StringBuilder text = new StringBuilder(failure.what());
    List<String> causes = failure.why().lines().filter(line -> !line.isBlank()).toList();
    String before = causes.size() == 1 ? "\n  why:  " : "\n  - ";
    causes.forEach(cause -> text.append(before).append(cause));
    return text.append("\n  next: ")
        .append(failure.next())
        .append("\n  docs: ")
        .append(FailureNote.docsUrl(failure))
        .append("\n  code: ")
        .append(failure.reasonCode())
        .append(", exit ")
        .append(failure.exit().code())
        .toString();
  }
}
