package dev.penstock.pipeline.tool;

import dev.penstock.config.template.Scope;
import dev.penstock.config.template.Template;
import dev.penstock.kernel.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that a program of the repository gets besides the usual ones.
 *
 * @param plain those that may be shown
 * @param secret those that may not
 */
public record ToolVariables(Map<String, String> plain, Map<String, Secret> secret) {

  public ToolVariables {
    plain = Map.copyOf(plain);
    secret = Map.copyOf(secret);
  }

  /**
   * Evaluates what {@code penstock.yml} says of them.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when a value is not known
   */
  public static ToolVariables of(Map<String, Template> templates, Scope values) {
    Map<String, String> plain = new LinkedHashMap<>();
    Map<String, Secret> secret = new LinkedHashMap<>();
    templates.forEach(
        (name, template) -> {
          if (template.isSecret()) {
            secret.put(name, template.evaluateSecret(values));
          } else {
            plain.put(name, template.evaluate(values));
          }
        });
    return new ToolVariables(plain, secret);
  }

  /** These and more that may be shown; those win. */
  public ToolVariables with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(plain);
    all.putAll(more);
    return new ToolVariables(all, secret);
  }
}
