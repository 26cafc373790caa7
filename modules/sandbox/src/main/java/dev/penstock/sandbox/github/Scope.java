package dev.penstock.sandbox.github;

import java.util.Locale;

/** What a token's rights are about: the keys of a workflow's {@code permissions}. */
public enum Scope {
  ACTIONS,
  ADMINISTRATION,
  CHECKS,
  CONTENTS,
  DEPLOYMENTS,
  ISSUES,
  METADATA,
  PULL_REQUESTS,
  STATUSES;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
