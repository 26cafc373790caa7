/** The action health-check over fakes. */
@NullMarked
package dev.penstock.action.healthcheck;

import org.jspecify.annotations.NullMarked;
