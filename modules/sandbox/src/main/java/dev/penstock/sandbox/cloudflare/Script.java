package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Worker: its versions, which of them are live, and its settings. Guarded by itself: every method
 * may be called at any time, a change of several steps holds its lock.
 */
final class Script {

  /** How many versions stay deployable. */
  private static final int KEPT_VERSIONS = 100;

  private final String name;
  private final String tag = Ids.hex();
  private final Instant createdOn;
  private final List<Version> versions = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();
  private Instant modifiedOn;
  private List<String> tags = List.of();
  private List<String> crons = List.of();
  private JsonNode observability = Json.object().put("enabled", false);
  private Optional<Instant> onSubdomainSince = Optional.empty();
  private Optional<Instant> previewsSince = Optional.empty();

  Script(String name, Instant now) {
    this.name = name;
    this.createdOn = now;
    this.modifiedOn = now;
  }

  String name() {
    return name;
  }

  String tag() {
    return tag;
  }

  synchronized int nextNumber() {
    return versions.isEmpty() ? 1 : versions.getFirst().number() + 1;
  }

  /**
   * Takes a version; it is not live yet.
   *
   * @return the versions that fell off the end
   */
  synchronized List<Version> add(Version version) {
    versions.addFirst(version);
    modifiedOn = version.createdOn();
    List<Version> old = new ArrayList<>();
    while (versions.size() > KEPT_VERSIONS) {
      old.add(versions.removeLast());
    }
    return old;
  }

  synchronized void deploy(Deployment deployment) {
    deployments.addFirst(deployment);
    modifiedOn = deployment.createdOn();
  }

  synchronized List<Version> versions() {
    return List.copyOf(versions);
  }

  synchronized List<Deployment> deployments() {
    return List.copyOf(deployments);
  }

  Optional<Version> version(String id) {
    return versions().stream().filter(version -> version.id().equals(id)).findFirst();
  }

  /** The version that settings and secrets are read from: the live one, else the newest. */
  Optional<Version> current() {
    return live().or(() -> versions().stream().findFirst());
  }

  Optional<Version> live() {
    return deployments().stream().findFirst().flatMap(last -> version(last.mainVersion()));
  }

  /** The version that got most of the traffic at that time. */
  Optional<String> liveAt(Instant time) {
    return deployments().stream()
        .filter(deployment -> !deployment.createdOn().isAfter(time))
        .findFirst()
        .map(Deployment::mainVersion);
  }

  synchronized List<String> tags() {
    return tags;
  }

  synchronized void tags(List<String> changed) {
    tags = List.copyOf(changed);
  }

  synchronized List<String> crons() {
    return crons;
  }

  synchronized void crons(List<String> changed) {
    crons = List.copyOf(changed);
  }

  synchronized void observability(JsonNode changed) {
    observability = changed;
  }

  synchronized void subdomain(boolean enabled, boolean previews, Instant now) {
    onSubdomainSince = since(enabled, onSubdomainSince, now);
    previewsSince = since(previews, previewsSince, now);
  }

  private static Optional<Instant> since(boolean on, Optional<Instant> before, Instant now) {
    return on ? Optional.of(before.orElse(now)) : Optional.empty();
  }

  /** Since when it has its own workers.dev host. */
  synchronized Optional<Instant> onSubdomainSince() {
    return onSubdomainSince;
  }

  /** Since when its versions and previews have workers.dev hosts. */
  synchronized Optional<Instant> previewsSince() {
    return previewsSince;
  }

  boolean previewsEnabled() {
    return previewsSince().isPresent();
  }

  synchronized ObjectNode subdomainJson() {
    return Json.object()
        .put("enabled", onSubdomainSince.isPresent())
        .put("previews_enabled", previewsSince.isPresent());
  }

  /** As the list of scripts and an upload show it. */
  synchronized ObjectNode json() {
    ObjectNode json = Json.object().put("id", name).put("tag", tag);
    json.set("tags", Json.tree(tags));
    json.put("created_on", createdOn.toString()).put("modified_on", modifiedOn.toString());
    json.put("usage_model", "standard").put("logpush", false);
    current().ifPresent(version -> describe(version, json));
    return json;
  }

  private static void describe(Version version, ObjectNode json) {
    json.put("etag", version.etag()).set("handlers", Json.tree(version.handlers()));
    json.put("has_assets", version.worker().assets().isPresent());
    json.put("has_modules", version.worker().main().isPresent());
    json.put("last_deployed_from", version.source());
    json.put("compatibility_date", version.worker().compatibilityDate());
    json.set("compatibility_flags", Json.tree(version.worker().compatibilityFlags()));
  }

  /** What {@code script-settings} shows: what belongs to no version. */
  synchronized ObjectNode settingsJson() {
    ObjectNode json = Json.object().put("logpush", false);
    json.set("tags", Json.tree(tags));
    json.putArray("tail_consumers");
    return json.set("observability", observability);
  }

  /** What {@code settings} shows: the current version's too. */
  synchronized ObjectNode allSettingsJson() {
    ObjectNode json = settingsJson().put("usage_model", "standard");
    current()
        .ifPresent(
            version -> {
              json.set("bindings", version.shownBindings());
              json.put("compatibility_date", version.worker().compatibilityDate());
              json.set("compatibility_flags", Json.tree(version.worker().compatibilityFlags()));
            });
    return json;
  }

  /** As {@code services/{name}} shows it, which is in no public description of the API. */
  synchronized ObjectNode serviceJson() {
    ObjectNode json = Json.object().put("id", name).put("created_on", createdOn.toString());
    ObjectNode environment = json.putObject("default_environment");
    environment.put("environment", "production").put("created_on", createdOn.toString());
    environment.put("modified_on", modifiedOn.toString()).set("script", json());
    json.putArray("environments").addObject().put("environment", "production");
    return json;
  }

  /** As {@code workers/workers/{id}} shows it. */
  synchronized ObjectNode workerJson() {
    ObjectNode json = Json.object().put("id", tag).put("name", name).put("logpush", false);
    json.put("created_on", createdOn.toString()).put("updated_on", modifiedOn.toString());
    json.set("tags", Json.tree(tags));
    json.putArray("tail_consumers");
    json.set("observability", observability);
    json.set(
        "subdomain",
        subdomainJson()
            .put("url", "https://" + name + "." + World.SUBDOMAIN + ".workers.dev")
            .put("preview_url_suffix", "-" + name + "." + World.SUBDOMAIN + ".workers.dev"));
    json.putObject("previews_base_config");
    return json;
  }
}
