/** The action migrate. */
@NullMarked
package dev.penstock.action.migrate;

import org.jspecify.annotations.NullMarked;
