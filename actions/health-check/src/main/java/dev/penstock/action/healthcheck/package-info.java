/** The action health-check. */
@NullMarked
package dev.penstock.action.healthcheck;

import org.jspecify.annotations.NullMarked;
