/** JSON as trees, read and written without a mapper. */
@NullMarked
package dev.penstock.json;

import org.jspecify.annotations.NullMarked;
