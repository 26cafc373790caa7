/** Markdown for comment, issue and summary. */
@NullMarked
package dev.penstock.report;

import org.jspecify.annotations.NullMarked;
