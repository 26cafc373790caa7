/** Bringing a lasting environment's schema up to date, with a way back. */
@NullMarked
package dev.penstock.pipeline.migration;

import org.jspecify.annotations.NullMarked;
