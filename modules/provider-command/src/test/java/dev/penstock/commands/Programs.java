package dev.penstock.commands;

import dev.penstock.config.CommandsConfig;
import dev.penstock.config.template.EnvironmentVariable;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.release.SampleService;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.tool.ProcessToolRunner;
import dev.penstock.pipeline.tool.ToolRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A service that programs deploy, as tests need it. */
final class Programs {
  static final Owner OWNER = new Owner("codex", "production");
  static final Secret TOKEN = Secret.of("planted-token-of-the-host");

  private Programs() {}

  /** The service whose programs lie in its folder. */
  static SampleService service() {
    return service(Duration.ofSeconds(30));
  }

  static SampleService service(Duration timeout) {
    return new SampleService()
        .commands(
            new CommandsConfig(
                List.of("./deploy", "--now"), List.of("./current"), List.of("./rollback"), timeout))
        .variables("REGION", "eu", "API_VERSION", "${services.other.version}")
        .secrets("HOST_TOKEN", "${env.HOST_TOKEN}", "DATABASE_URL", "${database.pooled-url}")
        .values(Values.none().with(new EnvironmentVariable("HOST_TOKEN"), TOKEN.reveal()));
  }

  /** Its folder. */
  static Path folder(Path root) {
    return root.resolve("services/api");
  }

  /** A version of it. */
  static ServiceVersion version(Path root, String name, Owner owner, String commit) {
    return new ServiceVersion(
        name,
        owner,
        commit,
        folder(root),
        Optional.empty(),
        List.of("api.codex.example", "api2.codex.example"),
        Map.of("REGION", "eu"),
        Map.of("HOST_TOKEN", TOKEN));
  }

  /** What really runs them. */
  static ToolRunner runner(Redactor redactor, Progress progress) {
    return new ProcessToolRunner(
        Map.of("PATH", "/usr/bin:/bin"), Set.of("PATH"), redactor, progress);
  }
}
