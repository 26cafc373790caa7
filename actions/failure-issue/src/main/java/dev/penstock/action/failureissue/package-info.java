/** The action failure-issue. */
@NullMarked
package dev.penstock.action.failureissue;

import org.jspecify.annotations.NullMarked;
