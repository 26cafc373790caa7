/** A pull request's preview, from opened to closed. */
@NullMarked
package dev.penstock.pipeline.preview;

import org.jspecify.annotations.NullMarked;
