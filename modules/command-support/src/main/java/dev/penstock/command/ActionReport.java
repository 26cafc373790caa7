package dev.penstock.command;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of an action. Immutable: every {@code with} gives another report.
 *
 * @param reasonCode stable, lower-case, dash-separated
 * @param message one sentence for people
 * @param failure why it failed; empty when it did not
 * @param outputs what later steps can read
 * @param secrets outputs that are secret: masked, and not part of the JSON result
 * @param fields what the JSON result tells besides the outputs
 * @param summary Markdown for the job summary; empty for none, or for a failure's own note
 */
public record ActionReport(
    String reasonCode,
    String message,
    Optional<Failure> failure,
    Map<Output, String> outputs,
    Map<Output, Secret> secrets,
    Map<String, Object> fields,
    String summary) {

  public ActionReport {
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** It is done, or there was nothing to do. */
  public static ActionReport done(String reasonCode, String message) {
    return new ActionReport(
        reasonCode, message, Optional.empty(), Map.of(), Map.of(), Map.of(), "");
  }

  /** It failed, but has something to tell besides. */
  public static ActionReport failed(Failure failure) {
    return new ActionReport(
        failure.reasonCode(),
        failure.what(),
        Optional.of(failure),
        Map.of(),
        Map.of(),
        Map.of(),
        "");
  }

  /** The same with an output, which is part of the JSON result too. */
  public ActionReport with(Output output, String value) {
    Map<Output, String> more = new LinkedHashMap<>(outputs);
    more.put(output, value);
    return new ActionReport(reasonCode, message, failure, more, secrets, fields, summary);
  }

  /** The same with an output that is secret; it is not part of the JSON result. */
  public ActionReport withSecret(Output output, Secret value) {
    Map<Output, Secret> more = new LinkedHashMap<>(secrets);
    more.put(output, value);
    return new ActionReport(reasonCode, message, failure, outputs, more, fields, summary);
  }

  /** The same with more in the JSON result: text, numbers, booleans, lists and maps of them. */
  public ActionReport withField(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new ActionReport(reasonCode, message, failure, outputs, secrets, more, summary);
  }

  /** The same with a job summary. */
  public ActionReport withSummary(String markdown) {
    return new ActionReport(reasonCode, message, failure, outputs, secrets, fields, markdown);
  }

  /** How the process ends. */
  public ExitCode exit() {
    return failure.map(Failure::exit).orElse(ExitCode.DONE);
  }
}
