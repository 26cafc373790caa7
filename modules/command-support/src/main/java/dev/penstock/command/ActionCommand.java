package dev.penstock.command;

import java.util.List;

/**
 * One action: what it is called, what it takes and gives, and its work. A command object runs once.
 *
 * <p>An interface, so that a table of commands loads only the class it runs.
 */
public interface ActionCommand {
  /** Its name, as the first argument has it. */
  String name();

  /** What it does, one sentence or two, as {@code action.yml} has it. */
  String description();

  /** What it takes: those with a place on the command line first, then in the order people read. */
  default List<Input<?>> inputs() {
    return List.of();
  }

  /** What later steps can read, besides what every action writes. */
  default List<Output> outputs() {
    return List.of();
  }

  /**
   * Finds what is wrong with the inputs together, and touches nothing.
   *
   * <p>When an input is wrong by itself, this is called too, so that everything is told at once: it
   * is then as if nobody had given it, and what is said about it here is left out.
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
