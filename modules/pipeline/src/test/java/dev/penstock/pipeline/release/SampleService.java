package dev.penstock.pipeline.release;

import dev.penstock.config.CommandConfig;
import dev.penstock.config.CommandsConfig;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.EnvironmentConfig;
import dev.penstock.config.HealthConfig;
import dev.penstock.config.OnFailure;
import dev.penstock.config.PlacementConfig;
import dev.penstock.config.RolloutConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The service api of the project codex in production, and whatever a test says of it. */
public final class SampleService {
  /** The commit of {@link #plan}. */
  public static final String COMMIT = "8f2c1d0a9b7e6f5d4c3b2a190817263544536271";

  private static final String ENVIRONMENT = "production";

  private SequencedMap<String, Template> variables = new LinkedHashMap<>();
  private SequencedMap<String, Template> secrets = new LinkedHashMap<>();
  private RolloutConfig rollout = RolloutConfig.atOnce();
  private Optional<CommandConfig> build = Optional.empty();
  private Optional<CommandsConfig> commands = Optional.empty();
  private List<Path> paths = List.of();
  private Values values = Values.none();

  /** What it is made from. */
  public SampleService paths(String... relative) {
    paths = List.of(relative).stream().map(Path::of).toList();
    return this;
  }

  /** Its plain values, a name and a template by turns. */
  public SampleService variables(String... namesAndTemplates) {
    variables = templates(namesAndTemplates);
    return this;
  }

  /** Its secret values, a name and a template by turns. */
  public SampleService secrets(String... namesAndTemplates) {
    secrets = templates(namesAndTemplates);
    return this;
  }

  /** How it gets its traffic. */
  public SampleService rollout(RolloutConfig other) {
    rollout = other;
    return this;
  }

  /** How it is built. */
  public SampleService build(CommandConfig command) {
    build = Optional.of(command);
    return this;
  }

  /** The programs that deploy it. */
  public SampleService commands(CommandsConfig programs) {
    commands = Optional.of(programs);
    return this;
  }

  /** What the plan's templates may refer to. */
  public SampleService values(Values known) {
    values = known;
    return this;
  }

  /** What {@code penstock.yml} would say. */
  public ServiceConfig config() {
    SequencedMap<String, PlacementConfig> environments = new LinkedHashMap<>();
    environments.put(ENVIRONMENT, placement());
    return new ServiceConfig(
        "api",
        DeployerChoice.COMMAND,
        Path.of("services/api"),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        environments,
        variables,
        secrets,
        HealthConfig.byDefault(),
        build,
        commands,
        paths);
  }

  /** It in production. */
  public PlacedService placed() {
    return new PlacedService(config(), placement(), "codex-api", "api.codex.example");
  }

  /**
   * Production with it alone.
   *
   * @param root the folder of {@code penstock.yml}, absolute
   */
  public EnvironmentPlan plan(Path root) {
    return new EnvironmentPlan(
        new EnvironmentConfig(ENVIRONMENT, Optional.empty(), false, OnFailure.ROLLBACK),
        new Owner("codex", ENVIRONMENT),
        COMMIT,
        root,
        Optional.empty(),
        Optional.empty(),
        List.of(placed()),
        List.of(List.of(placed())),
        values);
  }

  /** Templates by name, in this order. */
  public static SequencedMap<String, Template> templates(String... namesAndTemplates) {
    SequencedMap<String, Template> templates = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTemplates.length; i += 2) {
      templates.put(namesAndTemplates[i], Template.of(namesAndTemplates[i + 1]));
    }
    return templates;
  }

  private PlacementConfig placement() {
    return new PlacementConfig(
        Template.of("codex-${service}"),
        Template.of("api.codex.example"),
        rollout,
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }
}
