package dev.penstock.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One expected request of a {@link StubTransport} and its answer. */
public final class Stub {
  private final Method method;
  private final String path;
  private final Map<String, String> query = new LinkedHashMap<>();
  private Consumer<Request> check = request -> {};
  private @Nullable Response response;
  private @Nullable TransportFault fault;
  private int left = 1;
  private boolean unlimited;

  Stub(Method method, String path) {
    this.method = method;
    this.path = path;
  }

  /** Only with this query parameter. Parameters that are not named here do not matter. */
  public Stub query(String name, String value) {
    query.put(name, value);
    return this;
  }

  /** Looks at the request before it is answered; an assertion that fails, fails the test. */
  public Stub checking(Consumer<Request> assertion) {
    check = assertion;
    return this;
  }

  /** Is used that often, instead of once. */
  public Stub times(int count) {
    left = count;
    return this;
  }

  /** Is used at least once, and then as often as asked. */
  public Stub repeatedly() {
    unlimited = true;
    return this;
  }

  /** Answers with a JSON body. */
  public Stub answers(int status, String json) {
    return answers(Response.json(status, json));
  }

  /** Answers without a body. */
  public Stub answers(int status) {
    return answers(Response.empty(status));
  }

  /** Answers. */
  public Stub answers(Response answer) {
    response = answer;
    return this;
  }

  /** Gives no answer. */
  public Stub breaks(TransportFault.Phase phase) {
    fault = new TransportFault(phase, "the connection broke", null);
    return this;
  }

  /** Such as {@code GET /zones?name=example.com}. */
  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : query.toString());
  }

  boolean isUnused() {
    return left > 0;
  }

  boolean takes(Request request) {
    return (left > 0 || unlimited)
        && request.method() == method
        && request.uri().getRawPath().equals(path)
        && parameters(request.uri()).entrySet().containsAll(query.entrySet());
  }

  Response use(Request request) throws TransportFault {
    left--;
    check.accept(request);
    if (fault != null) {
      throw fault;
    }
    if (response == null) {
      throw new AssertionError("the stub " + this + " has no answer");
    }
    return response;
  }

  private static Map<String, String> parameters(URI uri) {
    Map<String, String> parameters = new LinkedHashMap<>();
    @Nullable String text = uri.getQuery();
    if (text != null) {
      for (String parameter : text.split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        parameters.put(parts[0], parts.length < 2 ? "" : parts[1]);
      }
    }
    return parameters;
  }
}
