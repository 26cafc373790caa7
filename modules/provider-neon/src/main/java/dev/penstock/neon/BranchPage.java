package dev.penstock.neon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One page of a project's branches.
 *
 * @param annotations what is noted of a branch, by its id
 * @param cursor where the next page begins; blank when Neon names none
 */
record BranchPage(
    List<Branch> branches, Map<String, Map<String, String>> annotations, String cursor) {

  static BranchPage of(JsonNode answer) {
    return new BranchPage(
        Fields.each(answer.path("branches"), Branch::of),
        annotations(answer.path("annotations")),
        answer.path("pagination").path("next").asText(""));
  }

  Stream<MarkedBranch> marked() {
    return branches.stream()
        .map(branch -> new MarkedBranch(branch, annotations.getOrDefault(branch.id(), Map.of())));
  }

  /** Where the next page begins; empty on the last one. */
  Optional<String> next() {
    return branches.isEmpty() || cursor.isEmpty() ? Optional.empty() : Optional.of(cursor);
  }

  private static Map<String, Map<String, String>> annotations(JsonNode all) {
    Map<String, Map<String, String>> annotations = new HashMap<>();
    all.properties()
        .forEach(each -> annotations.put(each.getKey(), texts(each.getValue().path("value"))));
    return annotations;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }
}
