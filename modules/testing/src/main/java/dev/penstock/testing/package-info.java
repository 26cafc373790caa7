/** For tests: time that passes only when somebody waits. */
@NullMarked
package dev.penstock.testing;

import org.jspecify.annotations.NullMarked;
