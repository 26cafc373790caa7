package dev.penstock.sandbox.conformance;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import dev.penstock.sandbox.http.Bytes;
import dev.penstock.sandbox.http.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exchanges in the validator's terms. */
final class Conversion {
  private Conversion() {}

  static Request request(Exchange exchange) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), exchange.path());
    exchange.requestHeaders().forEach(request::withHeader);
    query(exchange.query()).forEach(request::withQueryParam);
    return isEmpty(exchange.requestBody())
        ? request.build()
        : request.withBody(exchange.requestBody().toArray()).build();
  }

  static Response response(Exchange exchange) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(exchange.status());
    exchange.responseHeaders().forEach((name, value) -> response.withHeader(name, value));
    return isEmpty(exchange.responseBody())
        ? response.build()
        : response.withBody(exchange.responseBody().toArray()).build();
  }

  private static boolean isEmpty(Bytes bytes) {
    return bytes.toArray().length == 0;
  }

  private static Map<String, List<String>> query(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      String[] both = pair.split("=", 2);
      if (!both[0].isEmpty()) {
        parameters
            .computeIfAbsent(decoded(both[0]), name -> new ArrayList<>())
            .add(both.length == 2 ? decoded(both[1]) : "");
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
