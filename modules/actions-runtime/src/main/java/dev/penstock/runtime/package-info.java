/** Inputs, outputs, masks, annotations, summary, event payload of a GitHub Actions run. */
@NullMarked
package dev.penstock.runtime;

import org.jspecify.annotations.NullMarked;
