/** Reads penstock.yml and says everything that is wrong with it at once. */
@NullMarked
package dev.penstock.config.load;

import org.jspecify.annotations.NullMarked;
