@NullMarked
package dev.penstock.sandbox.dns;

import org.jspecify.annotations.NullMarked;
