/** The program: a table of commands. */
@NullMarked
package dev.penstock.launcher;

import org.jspecify.annotations.NullMarked;
