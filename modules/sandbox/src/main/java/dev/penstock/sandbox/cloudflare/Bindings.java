package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Works out what a new version is bound to. */
final class Bindings {

  /** What {@code workers} runs; the rest is refused rather than left out. */
  private static final Set<String> RUN =
      Set.of(
          "plain_text",
          "json",
          "secret_text",
          "service",
          "assets",
          "d1",
          "version_metadata",
          "inherit");

  private Bindings() {}

  /**
   * The bindings of an upload.
   *
   * @param metadata the upload's; {@code keep_bindings} names types to take over from the version
   *     before, {@code inherit} single bindings
   * @param before the bindings of the version before; none for a new script
   */
  static List<JsonNode> of(JsonNode metadata, List<JsonNode> before) {
    Map<String, JsonNode> bindings = new LinkedHashMap<>();
    keptTypes(metadata).forEach(type -> keep(type, before, bindings));
    for (JsonNode binding : metadata.path("bindings")) {
      bindings.put(name(binding), resolved(binding, before));
    }
    return List.copyOf(bindings.values());
  }

  /** The bindings of a settings change: one without a value stays as it is. */
  static List<JsonNode> changed(JsonNode settings, List<JsonNode> before) {
    List<JsonNode> bindings = new ArrayList<>();
    for (JsonNode binding : settings.path("bindings")) {
      boolean hasValue = binding.properties().size() > 2;
      bindings.add(
          hasValue ? withId(checked(binding)) : inherited(name(binding), name(binding), before));
    }
    return bindings;
  }

  /** The bindings with these ones in the place of others of their names, and some gone. */
  static List<JsonNode> with(
      List<JsonNode> before, Collection<? extends JsonNode> put, Collection<String> gone) {
    Map<String, JsonNode> bindings = new LinkedHashMap<>();
    before.forEach(binding -> bindings.put(name(binding), binding));
    put.forEach(binding -> bindings.put(name(binding), checked(binding)));
    bindings.keySet().removeAll(gone);
    return List.copyOf(bindings.values());
  }

  private static List<String> keptTypes(JsonNode metadata) {
    return StreamSupport.stream(metadata.path("keep_bindings").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static void keep(String type, List<JsonNode> before, Map<String, JsonNode> into) {
    before.stream()
        .filter(binding -> type(binding).equals(type))
        .forEach(binding -> into.put(name(binding), binding));
  }

  private static JsonNode resolved(JsonNode binding, List<JsonNode> before) {
    checked(binding);
    if (!type(binding).equals("inherit")) {
      return withId(binding);
    }
    return inherited(name(binding), binding.path("old_name").asText(name(binding)), before);
  }

  /** A D1 database is named by {@code id} or, newer, by {@code database_id}. */
  private static JsonNode withId(JsonNode binding) {
    return type(binding).equals("d1") && !binding.has("id")
        ? ((ObjectNode) binding.deepCopy()).set("id", binding.path("database_id"))
        : binding;
  }

  private static JsonNode inherited(String name, String oldName, List<JsonNode> before) {
    Optional<JsonNode> old = before.stream().filter(b -> name(b).equals(oldName)).findFirst();
    ObjectNode copy =
        old.orElseThrow(
                () ->
                    Envelope.error(
                        400, 10162, "Binding '" + name + "' has nothing to inherit from."))
            .deepCopy();
    return copy.put("name", name);
  }

  private static JsonNode checked(JsonNode binding) {
    if (!RUN.contains(type(binding))) {
      throw Envelope.error(
          400,
          10021,
          "The sandbox does not run bindings of type '"
              + type(binding)
              + "' ("
              + name(binding)
              + ").");
    }
    if (name(binding).isEmpty()) {
      throw Envelope.error(400, 10021, "A binding has no name.");
    }
    return binding;
  }

  private static String name(JsonNode binding) {
    return binding.path("name").asText("");
  }

  private static String type(JsonNode binding) {
    return binding.path("type").asText("");
  }
}
