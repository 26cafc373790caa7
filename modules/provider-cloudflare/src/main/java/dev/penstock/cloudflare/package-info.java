/** Cloudflare: DNS records and Workers. */
@NullMarked
package dev.penstock.cloudflare;

import org.jspecify.annotations.NullMarked;
