@NullMarked
package dev.penstock.sandbox.cloudflare;

import org.jspecify.annotations.NullMarked;
