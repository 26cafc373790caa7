/** The action db-branch over fakes. */
@NullMarked
package dev.penstock.action.dbbranch;

import org.jspecify.annotations.NullMarked;
