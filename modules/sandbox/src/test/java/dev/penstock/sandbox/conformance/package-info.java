/** Holds every exchange of the test suite against the vendors' own OpenAPI documents. */
@NullMarked
package dev.penstock.sandbox.conformance;

import org.jspecify.annotations.NullMarked;
