package dev.penstock.config;

import java.time.Duration;
import java.util.List;

/**
 * The programs behind a service whose deployer is {@code command}. Each is started without a shell,
 * in the service's folder.
 *
 * @param deploy puts the version live
 * @param current tells what is live
 * @param rollback puts an earlier release live again
 * @param timeout how long each may take
 */
public record CommandsConfig(
    List<String> deploy, List<String> current, List<String> rollback, Duration timeout) {

  public CommandsConfig {
    deploy = List.copyOf(deploy);
    current = List.copyOf(current);
    rollback = List.copyOf(rollback);
  }
}
