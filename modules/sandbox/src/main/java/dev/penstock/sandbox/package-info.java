/** The world on loopback: Neon, Cloudflare, GitHub, DNS, workers behind an edge. */
@NullMarked
package dev.penstock.sandbox;

import org.jspecify.annotations.NullMarked;
