@NullMarked
package dev.penstock.pipeline.migration;

import org.jspecify.annotations.NullMarked;
