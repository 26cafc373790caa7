/** The action deploy. */
@NullMarked
package dev.penstock.action.deploy;

import org.jspecify.annotations.NullMarked;
