/** Fakes and strict stubs for tests: virtual time, scripted HTTP. */
@NullMarked
package dev.penstock.testing;

import org.jspecify.annotations.NullMarked;
