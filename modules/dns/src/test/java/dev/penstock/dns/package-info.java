@NullMarked
package dev.penstock.dns;

import org.jspecify.annotations.NullMarked;
