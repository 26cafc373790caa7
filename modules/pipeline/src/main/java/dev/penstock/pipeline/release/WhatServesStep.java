package dev.penstock.pipeline.release;

import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.ReleasedService;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what to go back to, should the deploy fail: what was proven last, and of a service that
 * never was, what serves now.
 */
final class WhatServesStep {
  private final Deployers deployers;

  WhatServesStep(Deployers deployers) {
    this.deployers = deployers;
  }

  /** The releases, in the order of deployment; a service that serves nothing is left out. */
  List<ReleasedService> run(EnvironmentPlan plan, Optional<LedgerEntry> proven) {
    return plan.services().stream()
        .flatMap(service -> proven(service, proven).or(() -> serving(plan, service)).stream())
        .toList();
  }

  private static Optional<ReleasedService> proven(
      PlacedService service, Optional<LedgerEntry> proven) {
    return proven.stream()
        .flatMap(entry -> entry.payload().services().stream())
        .filter(released -> released.service().equals(service.key()))
        .findFirst();
  }

  private Optional<ReleasedService> serving(EnvironmentPlan plan, PlacedService service) {
    return deployers
        .of(plan, service)
        .current(service.name())
        .map(release -> LedgerDraft.unproven(service, release));
  }
}
