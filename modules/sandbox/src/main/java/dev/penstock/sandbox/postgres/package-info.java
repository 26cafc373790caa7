/**
 * A real PostgreSQL 18 for the sandbox, and proxies that show parts of it under other names.
 *
 * <p>The server's programs come from {@code io.zonky.test.postgres}. They are started here and not
 * by that project's launcher, because the server must end with this process even when it is killed.
 */
@NullMarked
package dev.penstock.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
