/** Branches of a database. */
@NullMarked
package dev.penstock.pipeline.database;

import org.jspecify.annotations.NullMarked;
