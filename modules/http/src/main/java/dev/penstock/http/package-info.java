/** OkHttp behind one seam: retries, pacing, budgets, redaction, JSON. */
@NullMarked
package dev.penstock.http;

import org.jspecify.annotations.NullMarked;
