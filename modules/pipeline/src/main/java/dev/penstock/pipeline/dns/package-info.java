/** Records of a DNS zone. */
@NullMarked
package dev.penstock.pipeline.dns;

import org.jspecify.annotations.NullMarked;
