/** Proving services, in previews and in lasting environments alike. */
@NullMarked
package dev.penstock.pipeline.proof;

import org.jspecify.annotations.NullMarked;
