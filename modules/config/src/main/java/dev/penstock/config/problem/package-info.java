/** What is wrong with a configuration file, and where. */
@NullMarked
package dev.penstock.config.problem;

import org.jspecify.annotations.NullMarked;
