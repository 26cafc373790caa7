/** Puts providers behind the pipeline's ports. */
@NullMarked
package dev.penstock.assembly;

import org.jspecify.annotations.NullMarked;
