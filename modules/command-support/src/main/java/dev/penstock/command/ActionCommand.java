package dev.penstock.command;

import java.util.List;

/**
 * One action: its inputs are the fields that picocli's {@code @Option} and {@code @Parameters}
 * mark, its outputs are declared here, its work is {@link #run}.
 *
 * <p>{@code @Option(names = "--neon-api-key")} is the input {@code neon-api-key}: the command line
 * gives it, or {@code INPUT_NEON-API-KEY}, or a variable named by {@link FromEnvironment}, or
 * {@code defaultValue}. A field may be a {@code String}, {@code int}, {@code long}, {@code
 * boolean}, enum (written in lower case with dashes), {@code Duration}, {@code Path}, {@code URI},
 * {@link ItemList}, {@code Secret}, or an {@code Optional} of one of them; an input that is not
 * {@code required} and has no default is an {@code Optional}. A {@code Secret} is never taken from
 * the command line.
 *
 * <p>An interface, so that a table of commands loads only the class it runs.
 */
public interface ActionCommand {

  /** What later steps can read, besides what every action writes. */
  default List<Output> outputs() {
    return List.of();
  }

  /**
   * Finds what is wrong with the inputs together, and touches nothing.
   *
   * <p>When an input is wrong by itself, this is called too, so that everything is told at once:
   * the input then has what its field began with, and what is said about it here is left out.
   */
  default void check(ActionContext context, InputProblems problems) {}

  /**
   * Does the work.
   *
   * @return what came of it; a failure may be returned with outputs, or thrown without
   * @throws dev.penstock.kernel.PenstockException for what a person can do something about
   */
  ActionReport run(ActionContext context);
}
