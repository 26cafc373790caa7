package dev.penstock.config.load;

import dev.penstock.config.template.Fact;

/** Where a template stands, which decides what it may refer to. */
enum TemplatePlace {
  /** {@code database.project}: one for all environments. */
  DATABASE_PROJECT("the database's project is the same for every preview"),
  /** A migration's {@code environment}: no service has been deployed then. */
  MIGRATION("migrations belong to no service"),
  /** A preview's name or host: the next push and the removal must find it again. */
  PREVIEW_NAME("a name has to be the same on every push"),
  /** The name of the Worker that native previews are of. */
  WORKER_NAME("the previews of all pull requests are of one Worker"),
  /** A name or host in a lasting environment: the next run must find it again. */
  LASTING_NAME("a name has to be the same on every run"),
  /** A build's {@code environment}: nothing has been deployed or made then. */
  BUILD(""),
  /** What a service's probe sends and where it may be led: it is part of no service. */
  PROBE("a probe sends what the run itself knows"),
  /** A service's plain value. */
  VARIABLE(""),
  /** A service's secret value. */
  SECRET(""),
  /** A service's plain value in one lasting environment. */
  LASTING_VARIABLE("a lasting environment has no pull request"),
  /** A service's secret value in one lasting environment. */
  LASTING_SECRET("a lasting environment has no pull request");

  private final String reason;

  TemplatePlace(String reason) {
    this.reason = reason;
  }

  boolean allows(Fact fact) {
    return switch (this) {
      case DATABASE_PROJECT -> fact == Fact.PROJECT;
      case MIGRATION -> fact != Fact.SERVICE;
      case PREVIEW_NAME -> fact != Fact.COMMIT && fact != Fact.BRANCH;
      case LASTING_NAME -> fact != Fact.COMMIT && !fact.isOfPullRequest();
      case WORKER_NAME -> fact == Fact.PROJECT || fact == Fact.SERVICE || fact == Fact.ZONE;
      case LASTING_VARIABLE, LASTING_SECRET -> !fact.isOfPullRequest();
      case BUILD, PROBE, VARIABLE, SECRET -> true;
    };
  }

  boolean allowsEnvironment() {
    return switch (this) {
      case PREVIEW_NAME, WORKER_NAME, LASTING_NAME -> false;
      default -> true;
    };
  }

  boolean allowsServiceFacts() {
    return switch (this) {
      case BUILD, VARIABLE, SECRET, LASTING_VARIABLE, LASTING_SECRET -> true;
      default -> false;
    };
  }

  boolean allowsSecrets() {
    return this == MIGRATION || isSecret();
  }

  /** Whether it is a service's secret. */
  boolean isSecret() {
    return this == SECRET || this == LASTING_SECRET;
  }

  /** Why something is not allowed here. */
  String reason() {
    return reason;
  }
}
