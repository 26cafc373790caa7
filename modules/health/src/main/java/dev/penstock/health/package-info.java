/** Probe, verdict, policy. */
@NullMarked
package dev.penstock.health;

import org.jspecify.annotations.NullMarked;
