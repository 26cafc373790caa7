package dev.penstock.sandbox.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request and what became of it.
 *
 * @param number counts from 1 over all providers of the log, in the order of arrival
 * @param arrived when all of the request was there; a latency comes after it
 * @param provider whose server took it
 * @param method upper case
 * @param path as sent, still percent-encoded
 * @param query as sent, without the question mark; "" when there is none
 * @param template of the route that took it; empty when none did
 * @param requestHeaders values by name; look-ups ignore case. Holds the caller's token as it came
 * @param requestBody the whole request body
 * @param status what was answered; 0 when the connection ended without an answer
 * @param responseHeaders by name; look-ups ignore case
 * @param responseBody the whole answer, also where a fault cut it short on the wire
 * @param caller who called, by its User-Agent; "" when it sent none
 * @param fault the fault that decided the answer; empty for an answer of the emulation
 */
public record Exchange(
    long number,
    Instant arrived,
    String provider,
    String method,
    String path,
    String query,
    Optional<String> template,
    Map<String, List<String>> requestHeaders,
    Bytes requestBody,
    int status,
    Map<String, String> responseHeaders,
    Bytes responseBody,
    String caller,
    Optional<String> fault) {

  /** Method, path and status on one line, without the query. */
  public String summary() {
    return provider + " " + method + " " + path + " → " + status;
  }
}
