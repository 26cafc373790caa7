package dev.penstock.pipeline.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a program of the repository is to do for a service of a lasting environment.
 *
 * @param stage which part of a deploy it is run for
 * @param service the service's key in {@code penstock.yml}
 * @param name the service's name with whoever runs it
 * @param environment the environment's name, such as {@code production}
 * @param hosts the hosts that the service answers at
 * @param commit the commit it is made from, 40 hexadecimal digits; empty when it is about none
 * @param release the release to put back; empty unless it is to put one back
 */
public record ProgramTask(
    Stage stage,
    String service,
    String name,
    String environment,
    List<String> hosts,
    Optional<String> commit,
    Optional<String> release) {

  /** Which part of a deploy a program is run for. */
  public enum Stage {
    BUILD,
    DEPLOY,
    CURRENT,
    ROLLBACK;

    /** The word for it, in lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ProgramTask {
    hosts = List.copyOf(hosts);
  }

  /**
   * The task as variables of the program's environment: {@code PENSTOCK_STAGE}, {@code
   * PENSTOCK_SERVICE}, {@code PENSTOCK_NAME}, {@code PENSTOCK_ENVIRONMENT}, {@code PENSTOCK_HOSTS}
   * with spaces between them, and where there are such {@code PENSTOCK_COMMIT} and {@code
   * PENSTOCK_RELEASE}.
   */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PENSTOCK_STAGE", stage.word());
    variables.put("PENSTOCK_SERVICE", service);
    variables.put("PENSTOCK_NAME", name);
    variables.put("PENSTOCK_ENVIRONMENT", environment);
    variables.put("PENSTOCK_HOSTS", String.join(" ", hosts));
    commit.ifPresent(value -> variables.put("PENSTOCK_COMMIT", value));
    release.ifPresent(value -> variables.put("PENSTOCK_RELEASE", value));
    return variables;
  }
}
