package dev.penstock.config.template;

/** A piece of a template. */
sealed interface Part {

  /** Text that stands for itself. */
  record Literal(String text) implements Part {}

  /** A reference to be replaced. */
  record Hole(Reference reference) implements Part {}
}
