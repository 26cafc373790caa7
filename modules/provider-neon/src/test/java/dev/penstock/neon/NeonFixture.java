package dev.penstock.neon;

import dev.penstock.http.ApiClient;
import dev.penstock.http.Budget;
import dev.penstock.http.RecordedProgress;
import dev.penstock.http.RunContext;
import dev.penstock.http.Transport;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;

/** One run of Penstock against some Neon, in virtual time. */
record NeonFixture(VirtualTime time, RecordedProgress progress, Redactor redactor) {

  NeonFixture() {
    this(new VirtualTime(), new RecordedProgress(), new Redactor());
  }

  NeonBranches branches(Transport transport) {
    return branches(transport, InMemoryNeon.PROJECT);
  }

  NeonBranches branches(Transport transport, String project) {
    RunContext run =
        new RunContext(
            time.time(), Budget.of(time.time(), Duration.ofMinutes(5)), progress, redactor);
    ApiClient api =
        new ApiClient(
            Neon.profile(
                URI.create("https://neon.test/api/v2"), Secret.of("napi_secret"), "penstock/test"),
            transport,
            run);
    return new NeonBranches(api, project, run);
  }
}
