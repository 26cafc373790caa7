/** What {@code ./try} shows: a preview's life in the sandbox, through the real commands. */
@NullMarked
package dev.penstock.rehearsal;

import org.jspecify.annotations.NullMarked;
