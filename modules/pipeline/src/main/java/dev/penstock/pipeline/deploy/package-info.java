/** Putting a service's code live. */
@NullMarked
package dev.penstock.pipeline.deploy;

import org.jspecify.annotations.NullMarked;
