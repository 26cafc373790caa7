@NullMarked
package dev.penstock.bench.health;

import org.jspecify.annotations.NullMarked;
