@NullMarked
package dev.penstock.pipeline.proof;

import org.jspecify.annotations.NullMarked;
