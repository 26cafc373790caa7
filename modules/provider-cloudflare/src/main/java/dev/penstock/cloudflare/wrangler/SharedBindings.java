package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.kernel.Failure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a preview's Worker would share with production: data, queues, other Workers. */
final class SharedBindings {
  /** The fields that say which resource a binding is, rather than how the code calls it. */
  private static final Set<String> IDENTITIES =
      Set.of(
          "database_id",
          "id",
          "bucket_name",
          "service",
          "queue",
          "index_name",
          "dataset",
          "namespace",
          "namespace_id",
          "script_name",
          "certificate_id",
          "store_id",
          "service_id",
          "pipeline");

  /** What wrangler makes by itself when it is not named, so that nobody would remove it again. */
  private static final Map<String, String> MADE_WHEN_UNNAMED =
      Map.of("d1_databases", "database_id", "kv_namespaces", "id", "r2_buckets", "bucket_name");

  private final WranglerConfiguration configuration;

  SharedBindings(WranglerConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Does nothing when there are none.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2, naming them
   */
  void refuse() {
    refuse(
        find(),
        "Declare them under \"env\": {\"preview\": {…}} with resources made for previews, each"
            + " with its id; an empty list leaves one out.");
  }

  /**
   * Does nothing when the block, which is for previews, shares nothing.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2, naming what it shares
   */
  void refuse(ObjectNode block) {
    refuse(
        sharedBy(block),
        "Name resources made for previews in its block \"previews\", each with its id.");
  }

  private void refuse(Set<String> shared, String next) {
    if (!shared.isEmpty()) {
      throw Failure.invalid(
              "binding-shared-with-production",
              "A preview must not use what production uses: " + String.join(", ", shared),
              configuration.file().getFileName() + " gives it nothing of its own for these",
              next)
          .asException();
    }
  }

  private Set<String> find() {
    return configuration
        .preview()
        .map(this::sharedBy)
        .orElseGet(() -> namedBy(configuration.content()));
  }

  /** With nothing written for previews, everything that may name a resource names production's. */
  private static Set<String> namedBy(ObjectNode top) {
    return top.properties().stream()
        .filter(each -> !isHarmless(each.getKey(), each.getValue()))
        .map(each -> printable(each.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isHarmless(String key, JsonNode value) {
    return ConfigurationKeys.LEFT_OUT.contains(key)
        || ConfigurationKeys.INHERITED.contains(key)
        || (ConfigurationKeys.OWN.contains(key) && value.findValues("script_name").isEmpty())
        || isNothing(value);
  }

  private Set<String> sharedBy(ObjectNode preview) {
    Set<String> elsewhere =
        configuration.productions().stream()
            .flatMap(SharedBindings::identities)
            .collect(Collectors.toUnmodifiableSet());
    return preview.properties().stream()
        .filter(each -> !ConfigurationKeys.LEFT_OUT.contains(each.getKey()))
        .filter(
            each ->
                identities(each.getKey(), each.getValue()).anyMatch(elsewhere::contains)
                    || isMadeByWrangler(each.getKey(), each.getValue()))
        .map(each -> printable(each.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isMadeByWrangler(String key, JsonNode bindings) {
    String identity = MADE_WHEN_UNNAMED.get(key);
    return identity != null
        && bindings.valueStream().anyMatch(binding -> !binding.hasNonNull(identity));
  }

  private static Stream<String> identities(ObjectNode settings) {
    return settings.properties().stream()
        .flatMap(each -> identities(each.getKey(), each.getValue()));
  }

  /** Each as key, field and value: a bucket and a queue of one name are two things. */
  private static Stream<String> identities(String key, JsonNode value) {
    // Of all bindings only a workflow is known to the account by "name".
    Stream<String> fields =
        key.equals("workflows")
            ? Stream.concat(IDENTITIES.stream(), Stream.of("name"))
            : IDENTITIES.stream();
    return fields.flatMap(
        field ->
            value.findValues(field).stream()
                .map(found -> String.join(" ", List.of(key, field, found.asText()))));
  }

  private static boolean isNothing(JsonNode value) {
    return value.isNull()
        || (value.isContainerNode() && value.valueStream().allMatch(SharedBindings::isNothing));
  }

  private static String printable(String key) {
    String plain = key.replaceAll("[^A-Za-z0-9_-]", "?");
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
  }
}
