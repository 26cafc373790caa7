@NullMarked
package dev.penstock.postgres;

import org.jspecify.annotations.NullMarked;
