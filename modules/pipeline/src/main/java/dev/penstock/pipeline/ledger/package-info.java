/** What is known of a lasting environment: every run's release, what proved it, what was before. */
@NullMarked
package dev.penstock.pipeline.ledger;

import org.jspecify.annotations.NullMarked;
