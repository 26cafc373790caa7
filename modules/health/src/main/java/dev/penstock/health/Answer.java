package dev.penstock.health;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a probed service answered. All of it is foreign text.
 *
 * @param status the HTTP status
 * @param headers the first value of each header; looked up in any case
 * @param body the first 64 KiB of the body
 * @param latency from asking to the last byte that was read
 */
public record Answer(int status, Map<String, String> headers, String body, Duration latency) {
  public Answer {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  /** A header's value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
