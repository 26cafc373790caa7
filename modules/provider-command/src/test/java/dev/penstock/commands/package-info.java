@NullMarked
package dev.penstock.commands;

import org.jspecify.annotations.NullMarked;
