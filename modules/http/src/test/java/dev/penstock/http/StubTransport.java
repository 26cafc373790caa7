package dev.penstock.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A provider made of stubs, strict: a request that no unused stub matches fails the test at once,
 * and a stub that was not used fails it at the end.
 *
 * <p>Register it with {@code @RegisterExtension}, or call {@link #assertAllUsed} (which {@code
 * close} does not, because code under test may close its transport). Stubs are looked through in
 * the order they were made, so two stubs of one request answer it first and second. Thread-safe.
 */
public final class StubTransport implements Transport, AfterEachCallback {
  private final List<Stub> stubs = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<String> unexpected = new ArrayList<>();

  /** A stub for one request to that path; it must be told what to answer. */
  public synchronized Stub on(Method method, String path) {
    Stub stub = new Stub(method, path);
    stubs.add(stub);
    return stub;
  }

  @Override
  public synchronized Response send(Request request) throws TransportFault {
    requests.add(request);
    Optional<Stub> stub = stubs.stream().filter(each -> each.takes(request)).findFirst();
    if (stub.isEmpty()) {
      String line = request.method() + " " + request.uri() + " " + request.content().text();
      unexpected.add(line);
      throw new AssertionError("no stub for " + line + "; unused are " + unused());
    }
    return stub.get().use(request);
  }

  /** Every request so far, in order. */
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Fails unless every stub was used as often as it should, and nothing else was asked. */
  public synchronized void assertAllUsed() {
    Assertions.assertThat(unexpected).as("requests without a stub").isEmpty();
    Assertions.assertThat(unused()).as("stubs that were not used").isEmpty();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isEmpty()) {
      assertAllUsed();
    }
  }

  private List<Stub> unused() {
    return stubs.stream().filter(Stub::isUnused).toList();
  }
}
