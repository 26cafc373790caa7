package dev.penstock.config.template;

import java.util.regex.Pattern;

/**
 * A variable of the environment the run was started in, written {@code env.NAME}.
 *
 * @param name its name: letters, digits and underscores, no digit first
 */
public record EnvironmentVariable(String name) implements PlainReference {
  static final String PREFIX = "env.";
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public EnvironmentVariable {
    if (!LEGAL.matcher(name).matches()) {
      throw new IllegalArgumentException("not a variable's name: " + name);
    }
  }

  static boolean isLegal(String name) {
    return LEGAL.matcher(name).matches();
  }

  @Override
  public String text() {
    return PREFIX + name;
  }
}
