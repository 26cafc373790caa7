/** The edge: one listener each for HTTPS and HTTP, routing by host to Workers. */
@NullMarked
package dev.penstock.sandbox.edge;

import org.jspecify.annotations.NullMarked;
