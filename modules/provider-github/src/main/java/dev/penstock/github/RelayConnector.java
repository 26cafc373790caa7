package dev.penstock.github;

import dev.penstock.http.ApiRequest;
import dev.penstock.http.Content;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Sends what the GitHub library asks through Penstock's own HTTP client, so that retries, pacing,
 * the time budget, redaction and the words of failures are the same for every provider. The library
 * itself never retries, because it never sees a failure it knows. Thread-safe.
 */
final class RelayConnector implements GitHubConnector {
  /** The client brings its own credential and encoding. */
  private static final Set<String> NOT_RELAYED =
      Set.of("authorization", "accept-encoding", "content-type", "user-agent");

  private final String base;

  RelayConnector(URI base) {
    this.base = base.toString();
  }

  @Override
  public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
    Errand errand = Errand.current();
    return errand.client().call(new RelayedRequest(errand, request, relative(request)));
  }

  private ApiRequest relative(GitHubConnectorRequest request) throws IOException {
    ApiRequest relative = at(request.method(), target(request.url().toString()));
    for (Map.Entry<String, List<String>> header : request.allHeaders().entrySet()) {
      if (!NOT_RELAYED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        relative = relative.header(header.getKey(), header.getValue().getFirst());
      }
    }
    return request.hasBody() ? relative.content(body(request)) : relative;
  }

  /** The part after the API's address: no answer can send the token anywhere else. */
  private String target(String url) throws IOException {
    if (!url.startsWith(base + "/")) {
      throw new IOException("not an address of GitHub's API");
    }
    return url.substring(base.length() + 1);
  }

  private static ApiRequest at(String method, String target) throws IOException {
    String[] parts = target.split("\\?", 2);
    String[] segments = parts[0].split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      segments[i] = decoded(segments[i]);
    }
    ApiRequest request = of(method, segments);
    return parts.length == 1 ? request : withQuery(request, parts[1]);
  }

  private static ApiRequest of(String method, String... segments) throws IOException {
    return switch (method) {
      case "GET" -> ApiRequest.get(segments);
      case "POST" -> ApiRequest.post(segments);
      case "PUT" -> ApiRequest.put(segments);
      case "PATCH" -> ApiRequest.patch(segments);
      case "DELETE" -> ApiRequest.delete(segments);
      default -> throw new IOException("not a method of GitHub's API: " + method);
    };
  }

  private static ApiRequest withQuery(ApiRequest request, String query) {
    ApiRequest whole = request;
    for (String parameter : query.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      whole = whole.query(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
    }
    return whole;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Content body(GitHubConnectorRequest request) throws IOException {
    try (InputStream body = request.body()) {
      return Content.of("application/json", body.readAllBytes());
    }
  }
}
