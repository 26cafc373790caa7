/** The action deploy over fakes. */
@NullMarked
package dev.penstock.action.deploy;

import org.jspecify.annotations.NullMarked;
