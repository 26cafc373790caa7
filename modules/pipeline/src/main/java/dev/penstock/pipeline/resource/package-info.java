/** What every made thing has: an owner's mark, and how it goes away. */
@NullMarked
package dev.penstock.pipeline.resource;

import org.jspecify.annotations.NullMarked;
