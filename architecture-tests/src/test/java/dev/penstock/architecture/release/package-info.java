/** The programs that make a release, run in repositories of their own. */
@NullMarked
package dev.penstock.architecture.release;

import org.jspecify.annotations.NullMarked;
