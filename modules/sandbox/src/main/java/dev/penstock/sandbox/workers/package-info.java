/** Runs uploaded Workers: in workerd, or, by name and on request only, from what was recorded. */
@NullMarked
package dev.penstock.sandbox.workers;

import org.jspecify.annotations.NullMarked;
