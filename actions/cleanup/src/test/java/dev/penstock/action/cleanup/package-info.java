/** The action cleanup over fakes. */
@NullMarked
package dev.penstock.action.cleanup;

import org.jspecify.annotations.NullMarked;
