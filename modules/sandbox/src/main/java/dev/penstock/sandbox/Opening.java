package dev.penstock.sandbox;

import dev.penstock.kernel.Secret;
import dev.penstock.sandbox.cloudflare.Cloudflare;
import dev.penstock.sandbox.cloudflare.CloudflareOptions;
import dev.penstock.sandbox.github.GitHub;
import dev.penstock.sandbox.github.Permissions;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.neon.Neon;
import dev.penstock.sandbox.neon.NeonOptions;
import dev.penstock.sandbox.workers.WorkerdInstallation;
import dev.penstock.sandbox.workers.Workers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the parts of a sandbox, all at the same time, and seeds each when it is up. */
record Opening(SandboxOptions options, Faults faults, ExchangeLog exchanges, Closing closing) {

  Opening(SandboxOptions options) {
    this(options, new Faults(), new ExchangeLog(), new Closing());
  }

  Sandbox open() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Neon> neon = CompletableFuture.supplyAsync(this::neon, threads);
      CompletableFuture<Cloudflare> cloudflare =
          CompletableFuture.supplyAsync(this::cloudflare, threads);
      CompletableFuture<GitHub> github = CompletableFuture.supplyAsync(this::github, threads);
      CompletableFuture.allOf(neon, cloudflare, github).join();
      return new Sandbox(this, neon.join(), cloudflare.join(), github.join());
    } catch (CompletionException e) {
      closing.close();
      throw new IllegalStateException("the sandbox does not start: " + e.getCause(), e.getCause());
    }
  }

  private boolean isCodex() {
    return options.seed() == SandboxOptions.Seed.CODEX;
  }

  private Neon neon() {
    NeonOptions standard = NeonOptions.standard().withOperations(options.neonOperations());
    Neon neon = closing.add(Neon.start(standard, faults, exchanges));
    if (isCodex()) {
      CodexWorld.seed(neon, options.baseline());
    }
    return neon;
  }

  private Cloudflare cloudflare() {
    CloudflareOptions immediate = CloudflareOptions.of(workers(), closing.folder());
    CloudflareOptions chosen = immediate.withDelays(options.dnsDelay(), options.tlsDelay());
    Cloudflare cloudflare = closing.add(Cloudflare.start(chosen, faults, exchanges));
    if (isCodex()) {
      CodexWorld.seed(cloudflare);
    }
    return cloudflare;
  }

  private Workers workers() {
    return closing.add(
        options.runsWorkers()
            ? Workers.workerd(
                new WorkerdInstallation(options.node(), options.npm(), options.home()))
            : Workers.recorded());
  }

  private GitHub github() {
    GitHub github = closing.add(GitHub.start(faults, exchanges));
    if (isCodex()) {
      CodexWorld.seed(github);
    }
    return github;
  }

  /** The token of a workflow run: of the codex repository, or one that reaches nothing. */
  Secret githubToken(GitHub github) {
    return isCodex()
        ? github.workflowToken(github.repository(CodexWorld.REPOSITORY), Permissions.preview())
        : github.personalToken("nobody", Permissions.none());
  }
}
