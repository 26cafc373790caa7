@NullMarked
package dev.penstock.cloudflare;

import org.jspecify.annotations.NullMarked;
