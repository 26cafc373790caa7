/** picocli glue: INPUT_* as defaults, one life cycle, one error-to-exit mapper. */
@NullMarked
package dev.penstock.command;

import org.jspecify.annotations.NullMarked;
