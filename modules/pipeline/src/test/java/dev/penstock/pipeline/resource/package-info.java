@NullMarked
package dev.penstock.pipeline.resource;

import org.jspecify.annotations.NullMarked;
