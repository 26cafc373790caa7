@NullMarked
package dev.penstock.sandbox.edge;

import org.jspecify.annotations.NullMarked;
