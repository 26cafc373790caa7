package dev.penstock.command;

import dev.penstock.kernel.Secret;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One input of a command, as its field declares it.
 *
 * @param name the input's name: the option without dashes, a parameter's label without brackets
 * @param arg picocli's own description of it
 * @param type the type of a value, without {@code Optional}
 */
record InputSpec(String name, ArgSpec arg, Class<?> type) {

  static InputSpec of(ArgSpec arg) {
    Class<?> type = arg.type() == Optional.class ? arg.auxiliaryTypes()[0] : arg.type();
    String name = arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    InputSpec spec = new InputSpec(name.replaceAll("^-+|[<>]", ""), arg, type);
    if (!InputValue.isSupported(type)) {
      throw new IllegalStateException(name + " has a type that no input has: " + type.getName());
    }
    if (!spec.optional() && !spec.required() && spec.defaultValue().isEmpty()) {
      throw new IllegalStateException(
          name + " is neither required nor Optional, without a default");
    }
    return spec;
  }

  boolean optional() {
    return arg.type() == Optional.class;
  }

  boolean required() {
    return arg.required();
  }

  boolean secret() {
    return type == Secret.class;
  }

  boolean flag() {
    return type == boolean.class || type == Boolean.class;
  }

  boolean positional() {
    return arg.isPositional();
  }

  Optional<String> defaultValue() {
    return Optional.ofNullable(arg.defaultValue());
  }

  String description() {
    return String.join(" ", arg.description());
  }

  /** The variables of {@link FromEnvironment}. */
  List<String> variables() {
    return arg.userObject() instanceof AnnotatedElement field
        ? Optional.ofNullable(field.getAnnotation(FromEnvironment.class))
            .map(from -> List.of(from.value()))
            .orElse(List.of())
        : List.of();
  }

  /** What to set to give it, for a person. */
  String howToGive() {
    String elsewhere =
        secret() ? "" : positional() ? ", or give <" + name + ">" : ", or give --" + name;
    String variable =
        variables().stream().findFirst().map(v -> ", or the variable " + v).orElse("");
    return "set the input " + name + variable + elsewhere;
  }

  void assign(Object value) {
    try {
      arg.setter().set(optional() ? Optional.of(value) : value);
    } catch (Exception e) {
      throw new IllegalStateException("the field of " + name + " cannot be set", e);
    }
  }

  void assignNothing() {
    try {
      if (optional()) {
        arg.setter().set(Optional.empty());
      }
    } catch (Exception e) {
      throw new IllegalStateException("the field of " + name + " cannot be set", e);
    }
  }
}
