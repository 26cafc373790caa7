package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The records that wrangler writes for other programs, one JSON object a line ({@code
 * WRANGLER_OUTPUT_FILE_PATH}). Its prose is for people and changes.
 *
 * @param all the records in order
 */
record WranglerRecords(List<JsonNode> all) {

  WranglerRecords {
    all = List.copyOf(all);
  }

  static WranglerRecords read(Path file) {
    return new WranglerRecords(lines(file).stream().flatMap(WranglerRecords::parse).toList());
  }

  /** The id of the version of that Worker which the last such record of the type tells, if any. */
  Optional<String> version(String type, String worker) {
    return of(type)
        .filter(entry -> entry.path("worker_name").asText().equals(worker))
        .map(entry -> entry.path("version_id").asText(""))
        .filter(id -> !id.isEmpty())
        .reduce((earlier, later) -> later);
  }

  /** The last record of the type; empty when wrangler ended before it wrote one. */
  Optional<JsonNode> last(String type) {
    return of(type).reduce((earlier, later) -> later);
  }

  private Stream<JsonNode> of(String type) {
    return all.stream().filter(entry -> entry.path("type").asText().equals(type));
  }

  /** No file means no record: wrangler ended before it wrote one. */
  private static List<String> lines(Path records) {
    try {
      return Files.exists(records) ? Files.readAllLines(records) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A line that was cut off by a kill is no record. */
  private static Stream<JsonNode> parse(String line) {
    try {
      return Stream.of(Json.first(line));
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
