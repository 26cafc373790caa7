/** Running a program of the repository: its deploy tool, its migrations. */
@NullMarked
package dev.penstock.pipeline.tool;

import org.jspecify.annotations.NullMarked;
