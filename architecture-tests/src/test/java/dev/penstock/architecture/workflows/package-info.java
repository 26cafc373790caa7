/** The rules that every workflow file and every action's file of the repository keeps. */
@NullMarked
package dev.penstock.architecture.workflows;

import org.jspecify.annotations.NullMarked;
