package dev.penstock.pipeline.release;

import dev.penstock.config.CommandConfig;
import dev.penstock.config.CommandsConfig;
import dev.penstock.config.PlacementConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.template.Template;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fingerprint of what a service is made from in an environment: the files below its {@code paths}
 * and what {@code penstock.yml} says that changes what is deployed.
 *
 * <p>Of files: the path below the folder of {@code penstock.yml}, the bytes, and whether the owner
 * may execute it. Left out at any depth are {@value SourceFiles#LEFT_OUT_TEXT}, and folders without
 * files. A symbolic link is the text it points to and is not followed. Of the configuration:
 * templates as they are written, never their values; so another value of the same variable or
 * secret is no change, and no secret goes into a hash.
 */
public final class ContentHash {
  /** Part of every fingerprint, so that another way to make them makes other ones. */
  private static final String FORM = "penstock content 1";

  private ContentHash() {}

  /**
   * The fingerprints of the plan's services, by key; without those that name no {@code paths}.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when a path is not there, leads out
   *     of the folder of {@code penstock.yml}, or cannot be read
   */
  public static Map<String, String> ofAll(EnvironmentPlan plan) {
    Map<String, String> hashes = new LinkedHashMap<>();
    plan.services()
        .forEach(
            service ->
                of(plan.root(), service.config(), plan.name())
                    .ifPresent(hash -> hashes.put(service.key(), hash)));
    return hashes;
  }

  /**
   * The fingerprint of one service: 64 hexadecimal digits (SHA-256); empty when it names no {@code
   * paths}, because then nobody knows what it is made from.
   *
   * @param root the folder of {@code penstock.yml}
   * @param environment the lasting environment's name
   * @throws dev.penstock.kernel.PenstockException as {@link #ofAll} does
   */
  public static Optional<String> of(Path root, ServiceConfig service, String environment) {
    if (service.paths().isEmpty()) {
      return Optional.empty();
    }
    FramedHash hash = new FramedHash().text(FORM);
    configuration(hash, service, environment);
    new SourceFiles(root, service.name()).hash(service.paths(), hash);
    return Optional.of(hash.hex());
  }

  private static void configuration(FramedHash hash, ServiceConfig service, String environment) {
    hash.text(service.deployer().text());
    hash.text(service.directory().toString());
    hash.text(service.config().map(Path::toString).orElse(""));
    hash.texts(service.commands().map(CommandsConfig::deploy).orElse(List.of()));
    hash.texts(service.build().map(CommandConfig::command).orElse(List.of()));
    hash.text(service.build().map(build -> build.directory().toString()).orElse(""));
    templates(hash, service.build().map(CommandConfig::environment).map(Map::copyOf));
    templates(hash, Optional.of(service.variablesIn(environment)));
    templates(hash, Optional.of(service.secretsIn(environment)));
    Optional<PlacementConfig> placement = service.in(environment);
    hash.text(placement.map(placed -> placed.name().text()).orElse(""));
    hash.text(placement.map(placed -> placed.host().text()).orElse(""));
  }

  /** In the order of their names: in which order the file has them makes no difference. */
  private static void templates(FramedHash hash, Optional<? extends Map<String, Template>> values) {
    hash.texts(
        values.stream()
            .flatMap(map -> map.entrySet().stream())
            .sorted(Map.Entry.comparingByKey())
            .flatMap(entry -> List.of(entry.getKey(), entry.getValue().text()).stream())
            .toList());
  }
}
