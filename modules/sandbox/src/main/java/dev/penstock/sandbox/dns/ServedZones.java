package dev.penstock.sandbox.dns;

import java.util.Collection;

/** The zones that a name server answers for. Thread-safe. */
@FunctionalInterface
public interface ServedZones {
  /** All of them, as they are now. */
  Collection<? extends ServedZone> zones();
}
