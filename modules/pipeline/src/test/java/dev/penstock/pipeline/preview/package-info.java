@NullMarked
package dev.penstock.pipeline.preview;

import org.jspecify.annotations.NullMarked;
