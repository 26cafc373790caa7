/** The action db-branch. */
@NullMarked
package dev.penstock.action.dbbranch;

import org.jspecify.annotations.NullMarked;
