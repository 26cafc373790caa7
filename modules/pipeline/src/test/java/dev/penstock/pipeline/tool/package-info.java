@NullMarked
package dev.penstock.pipeline.tool;

import org.jspecify.annotations.NullMarked;
