@NullMarked
package dev.penstock.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
