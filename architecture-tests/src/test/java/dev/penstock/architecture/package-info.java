/** The rules of {@code docs/architecture.md}, kept by tests. */
@NullMarked
package dev.penstock.architecture;

import org.jspecify.annotations.NullMarked;
