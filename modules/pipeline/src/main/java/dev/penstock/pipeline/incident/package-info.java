/** What people are told when a deploy fails, and when it works again. */
@NullMarked
package dev.penstock.pipeline.incident;

import org.jspecify.annotations.NullMarked;
