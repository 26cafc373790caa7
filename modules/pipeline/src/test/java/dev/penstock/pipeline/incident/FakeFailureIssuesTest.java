package dev.penstock.pipeline.incident;

import dev.penstock.pipeline.incident.FakeFailureIssues.Kept;
import dev.penstock.pipeline.ledger.FakeLedger;
import dev.penstock.pipeline.ledger.Ledger;
import java.util.List;

class FakeFailureIssuesTest extends FailureIssuesContract {
  private final FakeLedger ledger = new FakeLedger();
  private final FakeFailureIssues issues = new FakeFailureIssues(ledger);

  @Override
  protected FailureIssues issues() {
    return issues;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected List<Long> open() {
    return issues.open().stream().map(Kept::number).toList();
  }

  @Override
  protected int count() {
    return issues.all().size();
  }

  @Override
  protected String body(long number) {
    return kept(number).incident().body();
  }

  @Override
  protected String lastComment(long number) {
    return kept(number).comments().getLast();
  }

  private Kept kept(long number) {
    return issues.all().stream().filter(each -> each.number() == number).findFirst().orElseThrow();
  }
}
