package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.ReplyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions of a Worker, and which of them get the traffic. */
final class VersionsApi {

  private static final Right EDIT = Right.WORKERS_SCRIPTS_EDIT;
  private static final String VERSIONS = "/workers/scripts/{script_name}/versions";
  private static final String DEPLOYMENTS = "/workers/scripts/{script_name}/deployments";

  private final World world;
  private final Scripts scripts;

  VersionsApi(World world) {
    this.world = world;
    this.scripts = world.scripts();
  }

  void addTo(Routes routes) {
    routes.account("GET", VERSIONS, EDIT, this::versions);
    routes.account("POST", VERSIONS, EDIT, this::upload);
    routes.account("GET", VERSIONS + "/{version_id}", EDIT, this::version);
    routes.account("GET", DEPLOYMENTS, EDIT, this::deployments);
    routes.account("POST", DEPLOYMENTS, EDIT, this::deploy);
    routes.account("GET", DEPLOYMENTS + "/{deployment_id}", EDIT, this::deployment);
  }

  private Reply versions(Call call) {
    List<Version> all = scripts.require(call).versions();
    List<ObjectNode> page = Paging.of(call, 100, 100).of(all).stream().map(Version::json).toList();
    return Envelope.success(Map.of("items", page));
  }

  /** A version that is uploaded so is not live yet. */
  private Reply upload(Call call) {
    Script script = scripts.require(call);
    Upload upload = Upload.of(call);
    Version version =
        scripts.upload(
            upload.version(script.name(), world.assets(), script.current()),
            upload.annotations(),
            call);
    return Envelope.success(version.json());
  }

  private Reply version(Call call) {
    return Envelope.success(
        scripts
            .require(call)
            .version(call.param("version_id"))
            .orElseThrow(VersionsApi::unknownVersion)
            .json());
  }

  private static ReplyException unknownVersion() {
    return Envelope.error(404, 10029, "The requested Worker version could not be found.");
  }

  private Reply deployments(Call call) {
    List<ObjectNode> all =
        scripts.require(call).deployments().stream().map(Deployment::json).toList();
    return Envelope.success(Map.of("deployments", all));
  }

  private Reply deployment(Call call) {
    String id = call.param("deployment_id");
    return Envelope.success(
        scripts.require(call).deployments().stream()
            .filter(deployment -> deployment.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Envelope.error(404, 10029, "The deployment could not be found."))
            .json());
  }

  private Reply deploy(Call call) {
    Script script = scripts.require(call);
    JsonNode body = call.json();
    Map<String, Double> shares = shares(script, body);
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("workers/triggered_by", "deployment");
    Optional.of(body.path("annotations").path("workers/message"))
        .filter(JsonNode::isTextual)
        .ifPresent(message -> annotations.put("workers/message", message.asText()));
    Deployment deployment =
        new Deployment(
            Ids.uuid(), shares, annotations, Scripts.source(call), world.clock().instant());
    return Envelope.success(scripts.deploy(script, deployment).json());
  }

  private static Map<String, Double> shares(Script script, JsonNode body) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (JsonNode version : body.path("versions")) {
      Version known =
          script
              .version(version.path("version_id").asText())
              .orElseThrow(VersionsApi::unknownVersion);
      shares.put(known.id(), version.path("percentage").asDouble());
    }
    double total = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(total - 100) > 0.001) {
      throw Envelope.error(400, 10001, "The percentages add up to " + total + ", not to 100.");
    }
    return shares;
  }
}
