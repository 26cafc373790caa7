@NullMarked
package dev.penstock.cloudflare.wrangler;

import org.jspecify.annotations.NullMarked;
