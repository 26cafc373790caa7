package dev.penstock.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The variables that give an input when neither the command line nor the workflow does: the names
 * that the vendor's own tools use, such as {@code NEON_API_KEY}. The first one that is set counts.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FromEnvironment {
  /** The variables' names. */
  String[] value();
}
