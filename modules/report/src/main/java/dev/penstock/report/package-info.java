/** Markdown for the comment and the job summary. */
@NullMarked
package dev.penstock.report;

import org.jspecify.annotations.NullMarked;
