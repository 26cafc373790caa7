package dev.penstock.sandbox.conformance;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails the test during which an exchange did not agree with the vendor's document. */
public final class ConformanceExtension
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  /** Neon's document may have to be installed first: not while a client waits for an answer. */
  @Override
  public void beforeAll(ExtensionContext context) {
    Vendor.NEON.file();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    verify();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    verify();
  }

  private static void verify() {
    List<Violation> violations = ConformanceListener.take();
    if (!violations.isEmpty()) {
      throw new AssertionError(
          violations.stream()
              .map(Violation::report)
              .collect(Collectors.joining("\n\n", "Not as the vendor describes it:\n", "")));
    }
  }
}
