package dev.penstock.report;

import java.util.Optional;

/**
 * A release that was proven.
 *
 * @param deployment the number of its entry in the ledger; empty when it has none
 * @param commit its commit; empty when that is not known
 */
public record ProvenRelease(Optional<Long> deployment, Optional<String> commit) {}
