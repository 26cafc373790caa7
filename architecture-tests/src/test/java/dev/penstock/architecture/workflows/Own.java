package dev.penstock.architecture.workflows;

/** What this repository publishes itself. */
final class Own {
  static final String REPOSITORY = "penstock/deploy-preview";
  private static final String IMAGE = "docker://ghcr.io/" + REPOSITORY;

  private Own() {}

  /** An action or workflow of this repository, by a path or by its released version. */
  static boolean isOwn(String uses) {
    return uses.startsWith("./")
        || uses.matches(REPOSITORY + "(/[\\w./-]+)?@v\\d+(\\.\\d+\\.\\d+)?");
  }

  /** This repository's image: what was released last, or what a release named. */
  static boolean isOwnImage(String image) {
    return image.matches(IMAGE + "(:v1|@sha256:[0-9a-f]{64})");
  }
}
