package dev.penstock.cloudflare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes to the records of a zone, each in the API's own form. */
record DnsBatch(List<Change> changes) {
  /** The most that a zone of the free plan takes at once (Cloudflare, "Batch record changes"). */
  private static final int LIMIT = 200;

  /** One change; the kind is the name of the list it stands in. */
  record Change(String kind, Map<String, Object> record) {}

  DnsBatch {
    changes = List.copyOf(changes);
  }

  static Change create(Map<String, Object> record) {
    return new Change("posts", record);
  }

  static Change patch(String id, Map<String, Object> record) {
    Map<String, Object> patched = new LinkedHashMap<>(record);
    patched.put("id", id);
    return new Change("patches", patched);
  }

  static Change delete(String id) {
    return new Change("deletes", Map.of("id", id));
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** As few batches as the API's limit allows. */
  Stream<DnsBatch> split() {
    return IntStream.iterate(0, from -> from < changes.size(), from -> from + LIMIT)
        .mapToObj(from -> changes.subList(from, Math.min(from + LIMIT, changes.size())))
        .map(DnsBatch::new);
  }

  /** What is sent: lists by kind. */
  Map<String, List<Map<String, Object>>> body() {
    Map<String, List<Map<String, Object>>> body = new LinkedHashMap<>();
    for (Change change : changes) {
      body.merge(
          change.kind(),
          List.of(change.record()),
          (one, two) -> Stream.concat(one.stream(), two.stream()).toList());
    }
    return body;
  }
}
