@NullMarked
package dev.penstock.sandbox.http;

import org.jspecify.annotations.NullMarked;
