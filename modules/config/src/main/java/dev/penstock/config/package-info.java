/** What penstock.yml says, as records. {@code load} reads it, {@code template} evaluates it. */
@NullMarked
package dev.penstock.config;

import org.jspecify.annotations.NullMarked;
