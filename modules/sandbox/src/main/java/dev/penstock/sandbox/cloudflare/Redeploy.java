package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.workers.WorkerVersion;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Puts the code of the current version live again with other bindings. */
final class Redeploy {

  private Redeploy() {}

  /**
   * Makes the version and gives it all traffic.
   *
   * @param change what becomes of the bindings
   * @param trigger what the deployment is annotated with
   */
  static void with(
      Scripts scripts,
      Script script,
      UnaryOperator<List<JsonNode>> change,
      String trigger,
      Call call) {
    WorkerVersion old =
        script
            .current()
            .orElseThrow(() -> Envelope.error(404, 10007, "This Worker has no version."))
            .worker();
    WorkerVersion fresh =
        new WorkerVersion(
            Ids.uuid(),
            old.name(),
            old.main(),
            old.modules(),
            change.apply(old.bindings()),
            old.compatibilityDate(),
            old.compatibilityFlags(),
            old.assets());
    Map<String, String> annotations = Map.of("workers/triggered_by", trigger);
    Version version = scripts.upload(fresh, annotations, call);
    scripts.deploy(script, version, trigger);
  }
}
