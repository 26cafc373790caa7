package dev.penstock.sandbox.clients;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a client. Immutable.
 *
 * @param arguments after the client's name
 * @param environment beside PATH and an empty HOME, which every client gets; nothing else is
 *     inherited, so no variable of the machine changes a test
 * @param directory where it runs; empty for the folder with the packages, from which an inline
 *     module finds its imports
 * @param timeout after which it is killed and the test fails; default 60 seconds
 */
public record Invocation(
    List<String> arguments,
    Map<String, String> environment,
    Optional<Path> directory,
    Duration timeout) {

  public Invocation {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** With these arguments. */
  public static Invocation of(String... arguments) {
    return of(List.of(arguments));
  }

  /** With these arguments. */
  public static Invocation of(List<String> arguments) {
    return new Invocation(arguments, Map.of(), Optional.empty(), Duration.ofSeconds(60));
  }

  /** With these variables more. */
  public Invocation with(Map<String, String> variables) {
    Map<String, String> more = new HashMap<>(environment);
    more.putAll(variables);
    return new Invocation(arguments, more, directory, timeout);
  }

  /** In this folder. */
  public Invocation in(Path folder) {
    return new Invocation(arguments, environment, Optional.of(folder), timeout);
  }

  /** With another timeout. */
  public Invocation within(Duration other) {
    return new Invocation(arguments, environment, directory, other);
  }
}
