@NullMarked
package dev.penstock.pipeline.step;

import org.jspecify.annotations.NullMarked;
