@NullMarked
package dev.penstock.pipeline.incident;

import org.jspecify.annotations.NullMarked;
