/** The action rollback. */
@NullMarked
package dev.penstock.action.rollback;

import org.jspecify.annotations.NullMarked;
