/** Steps of a run: what is timed, told and shown as a checklist. */
@NullMarked
package dev.penstock.pipeline.step;

import org.jspecify.annotations.NullMarked;
