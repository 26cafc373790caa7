package dev.penstock.action.deploypreview;

import dev.penstock.command.ActionReport;
import dev.penstock.command.Output;
import dev.penstock.pipeline.preview.DeployedService;
import dev.penstock.pipeline.preview.PreviewReport;
import dev.penstock.pipeline.preview.PreviewState;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the umbrella tells later steps. */
final class PreviewOutputs {
  static final Output STATE =
      new Output("state", "What became of the preview: `ready`, `failed`, `closed` or `removed`.");
  static final Output URL =
      new Output(
          "url",
          "Where a person looks first: the service that is deployed last. Only of a preview that is"
              + " ready.");
  static final Output BRANCH_NAME =
      new Output("branch-name", "The database branch. Only of a preview that is up.");
  static final Output REMOVED =
      new Output("removed", "What this run removed, separated by commas.");

  static final List<Output> ALL = List.of(STATE, URL, BRANCH_NAME, REMOVED);

  private PreviewOutputs() {}

  static ActionReport of(PreviewReport report) {
    String state = report.state().name().toLowerCase(Locale.ROOT);
    String front = report.state() == PreviewState.READY ? front(report) : "";
    return report
        .failure()
        .map(ActionReport::failed)
        .orElseGet(() -> ActionReport.done(reasonCode(report), message(report)))
        .with(STATE, state)
        .with(URL, front)
        .with(BRANCH_NAME, report.branch().map(branch -> branch.name()).orElse(""))
        .with(REMOVED, String.join(",", report.removed()))
        .withField("services", report.services().stream().map(PreviewOutputs::service).toList())
        .withField("steps", report.steps().stream().map(step -> step.title()).toList());
  }

  private static String reasonCode(PreviewReport report) {
    return switch (report.state()) {
      case READY -> "preview-ready";
      case CLOSED -> "preview-closed";
      case REMOVED -> report.removed().isEmpty() ? "preview-absent" : "preview-removed";
      case FAILED -> "preview-failed";
    };
  }

  private static String message(PreviewReport report) {
    String preview = "Preview " + report.plan().owner().environment();
    return switch (report.state()) {
      case READY -> preview + " is ready at " + front(report);
      case CLOSED -> preview + " is not needed: the pull request is closed";
      case REMOVED ->
          report.removed().isEmpty() ? preview + " was gone already" : preview + " is gone";
      case FAILED -> preview + " failed";
    };
  }

  private static String front(PreviewReport report) {
    return report.plan().frontUrl(report.services()).map(URI::toString).orElse("");
  }

  private static Map<String, Object> service(DeployedService deployed) {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("service", deployed.service().key());
    service.put("name", deployed.release().name());
    service.put("release", deployed.release().id());
    service.put("url", deployed.url());
    service.put("proven", deployed.isProven());
    service.put("probes", deployed.health().evidence().probes());
    return service;
  }
}
