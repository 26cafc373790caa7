package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The records that wrangler writes for other programs, one JSON object a line ({@code
 * WRANGLER_OUTPUT_FILE_PATH}). Its prose is for people and changes.
 */
final class WranglerRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WranglerRecords() {}

  /** The id of the version that the last deploy of that Worker made live, if it got that far. */
  static Optional<String> deployedVersion(Path records, String worker) {
    return lines(records).stream()
        .flatMap(WranglerRecords::parse)
        .filter(entry -> entry.path("type").asText().equals("deploy"))
        .filter(entry -> entry.path("worker_name").asText().equals(worker))
        .map(entry -> entry.path("version_id").asText(""))
        .filter(id -> !id.isEmpty())
        .reduce((earlier, later) -> later);
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
      return Stream.of(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      return Stream.empty();
    }
  }
}
