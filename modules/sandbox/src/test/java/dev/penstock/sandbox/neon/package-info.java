@NullMarked
package dev.penstock.sandbox.neon;

import org.jspecify.annotations.NullMarked;
