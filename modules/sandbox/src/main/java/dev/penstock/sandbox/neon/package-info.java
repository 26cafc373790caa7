/**
 * Neon's API v2 on a real PostgreSQL: a branch is a set of databases cloned from its parent's.
 *
 * <p>What answers look like follows the OpenAPI document in npm {@code @neondatabase/api-client}
 * 2.7.3. What differs from Neon: there is no history, so a point in time is refused; sessions on a
 * parent end when a branch is taken from it; attributes of a role (CREATEDB and such) are shared by
 * all branches; the pooled port does not pool.
 */
@NullMarked
package dev.penstock.sandbox.neon;

import org.jspecify.annotations.NullMarked;
