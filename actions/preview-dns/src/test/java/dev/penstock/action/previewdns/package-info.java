/** The action preview-dns over fakes. */
@NullMarked
package dev.penstock.action.previewdns;

import org.jspecify.annotations.NullMarked;
