package dev.penstock.sandbox.github;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The states of a deployment. */
public enum DeploymentState {
  ERROR,
  FAILURE,
  INACTIVE,
  IN_PROGRESS,
  PENDING,
  QUEUED,
  SUCCESS;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<DeploymentState> of(String text) {
    return Stream.of(values()).filter(state -> state.text().equals(text)).findFirst();
  }
}
