@NullMarked
package dev.penstock.pipeline.ledger;

import org.jspecify.annotations.NullMarked;
