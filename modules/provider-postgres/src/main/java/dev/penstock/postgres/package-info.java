/** PostgreSQL: what migrations have applied, and where a database is in its history. Reads only. */
@NullMarked
package dev.penstock.postgres;

import org.jspecify.annotations.NullMarked;
