package dev.penstock.sandbox.conformance;

import dev.penstock.sandbox.clients.NodeClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The vendors that publish a description of their API, and where it is. */
enum Vendor {
  CLOUDFLARE("cloudflare", "/client/v4", "cloudflare.json"),
  FLY("fly", "/v1", "fly.json"),
  GITHUB("github", "", "github.json"),
  NEON("neon", "/api/v2", "") {
    // Neon's is part of its npm package, which the test clients bring along.
    @Override
    Optional<Path> file() {
      Path packages = NodeClients.installed().folder().resolve("node_modules");
      return Optional.of(packages.resolve("@neondatabase/api-client/public-v2-for-users.gen.yaml"));
    }
  };

  private final String provider;
  private final String base;
  private final String file;

  Vendor(String provider, String base, String file) {
    this.provider = provider;
    this.base = base;
    this.file = file;
  }

  /** The vendor behind a provider of the sandbox; empty for parts that imitate nobody's API. */
  static Optional<Vendor> of(String provider) {
    return Stream.of(values()).filter(vendor -> vendor.provider.equals(provider)).findFirst();
  }

  /** Where the sandbox serves what the document describes from its root. */
  String base() {
    return base;
  }

  /** The document; empty when this machine does not have it. */
  Optional<Path> file() {
    return Specs.folder().map(folder -> folder.resolve(file)).filter(Files::exists);
  }
}
