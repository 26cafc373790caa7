/** JDK only: secrets, failures, exit codes, time, names. */
@NullMarked
package dev.penstock.kernel;

import org.jspecify.annotations.NullMarked;
