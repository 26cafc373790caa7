@NullMarked
package dev.penstock.pipeline.deploy;

import org.jspecify.annotations.NullMarked;
