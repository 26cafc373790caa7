/** The action failure-issue over fakes. */
@NullMarked
package dev.penstock.action.failureissue;

import org.jspecify.annotations.NullMarked;
