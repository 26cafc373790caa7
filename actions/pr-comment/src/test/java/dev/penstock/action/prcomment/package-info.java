/** The action pr-comment over fakes. */
@NullMarked
package dev.penstock.action.prcomment;

import org.jspecify.annotations.NullMarked;
