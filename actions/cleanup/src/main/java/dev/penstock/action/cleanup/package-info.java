/** The action cleanup. */
@NullMarked
package dev.penstock.action.cleanup;

import org.jspecify.annotations.NullMarked;
