package dev.penstock.pipeline.review;

import java.net.URI;
import java.util.Locale;

class FakeDeploymentsTest extends DeploymentsContract {
  private final FakeDeployments deployments = new FakeDeployments();

  @Override
  protected Deployments deployments() {
    return deployments;
  }

  @Override
  protected String state(long id) {
    return deployments.entry(id).state().name().toLowerCase(Locale.ROOT);
  }

  @Override
  protected String address(long id) {
    return deployments.entry(id).address().map(URI::toString).orElse("");
  }
}
