/** Text with <code>${…}</code> in it: what it may refer to, and how it becomes a value. */
@NullMarked
package dev.penstock.config.template;

import org.jspecify.annotations.NullMarked;
