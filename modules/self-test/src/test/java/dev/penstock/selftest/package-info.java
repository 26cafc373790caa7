@NullMarked
package dev.penstock.selftest;

import org.jspecify.annotations.NullMarked;
