/** The repository's own wrangler: what it is given and what it says. */
@NullMarked
package dev.penstock.cloudflare.wrangler;

import org.jspecify.annotations.NullMarked;
