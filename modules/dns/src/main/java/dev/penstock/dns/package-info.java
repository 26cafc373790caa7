/** DNS lookups: authoritative answers and the resolver probes use. */
@NullMarked
package dev.penstock.dns;

import org.jspecify.annotations.NullMarked;
