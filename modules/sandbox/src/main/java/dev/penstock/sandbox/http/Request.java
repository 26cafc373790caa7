package dev.penstock.sandbox.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param method upper case
 * @param path as sent: still percent-encoded
 * @param query as sent, without the question mark; "" when there is none
 * @param headers values by name; look-ups ignore case
 * @param body all of it
 */
record Request(
    String method, String path, String query, Map<String, List<String>> headers, Bytes body) {

  Request {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }
}
