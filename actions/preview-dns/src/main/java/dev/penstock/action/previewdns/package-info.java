/** The action preview-dns. */
@NullMarked
package dev.penstock.action.previewdns;

import org.jspecify.annotations.NullMarked;
