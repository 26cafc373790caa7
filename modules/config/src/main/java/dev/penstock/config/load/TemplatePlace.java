package dev.penstock.config.load;

import dev.penstock.config.template.Fact;

/** Where a template stands, which decides what it may refer to. */
enum TemplatePlace {
  /** {@code database.project}: one for all environments. */
  DATABASE_PROJECT("the database's project is the same for every preview"),
  /** A migration's {@code environment}: no service has been deployed then. */
  MIGRATION("migrations belong to no service"),
  /** A preview's name or host: the next push and the removal must find it again. */
  NAME("a name has to be the same on every push"),
  /** A service's plain value. */
  VARIABLE(""),
  /** A service's secret value. */
  SECRET("");

  private final String reason;

  TemplatePlace(String reason) {
    this.reason = reason;
  }

  boolean allows(Fact fact) {
    return switch (this) {
      case DATABASE_PROJECT -> fact == Fact.PROJECT;
      case MIGRATION -> fact != Fact.SERVICE;
      case NAME -> fact != Fact.COMMIT && fact != Fact.BRANCH;
      case VARIABLE, SECRET -> true;
    };
  }

  boolean allowsEnvironment() {
    return this != NAME;
  }

  boolean allowsServiceFacts() {
    return this == VARIABLE || this == SECRET;
  }

  boolean allowsSecrets() {
    return this == MIGRATION || this == SECRET;
  }

  /** Why something is not allowed here. */
  String reason() {
    return reason;
  }
}
