@NullMarked
package dev.penstock.sandbox.workers;

import org.jspecify.annotations.NullMarked;
