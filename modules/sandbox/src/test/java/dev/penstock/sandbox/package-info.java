/** The sandbox as a whole. */
@NullMarked
package dev.penstock.sandbox;

import org.jspecify.annotations.NullMarked;
