/** Cloudflare's API v4 as far as previews need it: zones, DNS records, Workers, D1. */
@NullMarked
package dev.penstock.sandbox.cloudflare;

import org.jspecify.annotations.NullMarked;
