@NullMarked
package dev.penstock.pipeline.dns;

import org.jspecify.annotations.NullMarked;
