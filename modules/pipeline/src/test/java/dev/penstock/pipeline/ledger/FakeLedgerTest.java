package dev.penstock.pipeline.ledger;

class FakeLedgerTest extends LedgerContract {
  private final FakeLedger ledger = new FakeLedger();

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected void end(String run, int attempt) {
    ledger.end(run, attempt);
  }

  /** Nothing to do: an attempt that did not end goes on. */
  @Override
  protected void restart(String run, int attempt) {}
}
