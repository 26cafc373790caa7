/** Deploying to an environment that lasts, and rolling it back. */
@NullMarked
package dev.penstock.pipeline.release;

import org.jspecify.annotations.NullMarked;
