@NullMarked
package dev.penstock.pipeline.release;

import org.jspecify.annotations.NullMarked;
