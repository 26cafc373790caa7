/** An authoritative name server on loopback, answering from records that change under it. */
@NullMarked
package dev.penstock.sandbox.dns;

import org.jspecify.annotations.NullMarked;
