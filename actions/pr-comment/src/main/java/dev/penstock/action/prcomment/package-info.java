/** The action pr-comment. */
@NullMarked
package dev.penstock.action.prcomment;

import org.jspecify.annotations.NullMarked;
