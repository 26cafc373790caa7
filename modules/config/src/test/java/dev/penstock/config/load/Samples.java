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

  /** Every key of a preview, none with its default. */
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

  /** Every key of lasting environments, none with its default. */
  static final String LASTING =
      """
      version: 1
      project: shop
      database:
        provider: neon
        project: p
        name: shop
        role: shop_owner
        restore-point: branch
        migrations:
          command: [npm, run, "db:migrate"]
          tool: prisma
          backward-compatible: true
      dns: { provider: cloudflare, zone: example.com }
      environments:
        production:
          parallel: true
        staging:
          database-branch: staging
          on-failure: instructions
      services:
        api:
          deployer: workers
          preview: { name: "api-${pr}", host: "api-${pr}.${zone}" }
          environments:
            production:
              name: shop-${service}
              host: api.${zone}
              rollout: { steps: [5, 50, 100], hold: 2m, error-budget: 0.5% }
              variables: { LEVEL: warn }
              secrets: { KEY: "${env.KEY}" }
            staging:
              name: shop-${service}-${environment}
              host: api.${environment}.${zone}
              rollout: [20, 100]
              secrets: { KEY: "${env.STAGING_KEY}" }
          variables: { LEVEL: debug, REVISION: "${commit}" }
          secrets: { KEY: "${generated}", URL: "${database.pooled-url}" }
          paths: [services/api, shared]
        site:
          deployer: command
          after: [api]
          environments:
            production: { name: site, host: "${zone}" }
          build:
            command: [npm, run, build]
            directory: site
            environment: { API: "${services.api.url}", TOKEN: "${env.BUILD_TOKEN}" }
            timeout: 3m
          commands:
            deploy: [./site, deploy]
            current: [./site, current]
            rollback: [./site, rollback]
            timeout: 4m
          variables: { API: "${services.api.url}@${services.api.version}" }
        check:
          deployer: workers
          after: [site]
          preview: { strategy: native, name: shop-check }
          environments:
            production:
              name: shop-check
              host: check.${zone}
              variables: { IMAGE: "${services.site.image}" }
          variables: { IMAGE: none }
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
