/** The built jar, run as the runner runs it, against the sandbox. */
@NullMarked
package dev.penstock.acceptance;

import org.jspecify.annotations.NullMarked;
