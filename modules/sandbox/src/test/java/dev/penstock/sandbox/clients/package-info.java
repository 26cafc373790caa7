/** The vendors' own clients, from npm, to drive against the sandbox. */
@NullMarked
package dev.penstock.sandbox.clients;

import org.jspecify.annotations.NullMarked;
