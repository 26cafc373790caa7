/** Every action once, in one process, against recorded answers on loopback. */
@NullMarked
package dev.penstock.selftest;

import org.jspecify.annotations.NullMarked;
