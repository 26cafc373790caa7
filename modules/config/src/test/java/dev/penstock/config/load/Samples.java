package dev.penstock.config.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configuration files that are right, to be read as they are or spoilt. */
final class Samples {
  /** The least that is a configuration. */
  static final String LEAST =
      """
      version: 1
      project: shop
      services:
        api:
          deployer: workers
          preview:
            name: shop-api-${pr}
            host: shop-api-${pr}.example.com
      """;

  /** Every key there is, none with its default. */
  static final String EVERYTHING =
      """
      version: 1
      project: shop
      database:
        provider: neon
        project: ${env.NEON_PROJECT_ID}
        parent: main
        name: shop
        role: shop_owner
        expires: never
        migrations:
          command: [npm, run, "db:migrate"]
          directory: db
          environment:
            DATABASE_URL: ${database.direct-url}
            LEVEL: debug
          timeout: 90s
      dns:
        provider: cloudflare
        zone: example.com
      services:
        web:
          deployer: workers
          directory: services/web
          config: wrangler.preview.jsonc
          after: [api]
          preview:
            name: ${project}-${service}-${environment}
            host: ${service}-${pr}.${zone}
          variables:
            API_URL: ${services.api.url}
            SHOWN: "$${pr} of ${branch}"
          secrets:
            KEY: ${generated}
            TOKEN: Bearer ${env.TOKEN}
          health:
            path: /up?deep=1
            version: { header: X-Version }
            policy:
              preset: codex
              first-wait: 0s
              attempts: 20
              delay: 500ms
              max-delay: 5s
              deadline: 2m
              timeout: 3s
              streak: 2
        api:
          deployer: workers
          preview:
            name: shop-api-${pr}
            host: api-${pr}.${zone}
          secrets:
            DATABASE_URL: ${database.pooled-url}
          health:
            version: { json: build.commit }
            policy: codex
            status: [200, 204]
            contains: ready
            headers:
              X-Bypass: ${env.BYPASS_TOKEN}
              X-Preview: pr ${pr}
            redirects: [www.example.com, "${service}-${pr}.example.com"]
      """;

  private Samples() {}

  /** The example project's own file. */
  static String codex() {
    return inRepository("examples/codex/penstock.yml");
  }

  /** The text of a file of this repository. */
  static String inRepository(String path) {
    try {
      return Files.readString(Path.of(System.getProperty("penstock.root")).resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
