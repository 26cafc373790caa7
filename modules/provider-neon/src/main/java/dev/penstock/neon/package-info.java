/** Neon: branches of a database. */
@NullMarked
package dev.penstock.neon;

import org.jspecify.annotations.NullMarked;
