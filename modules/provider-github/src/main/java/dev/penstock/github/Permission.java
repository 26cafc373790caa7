package dev.penstock.github;

/** What a token has to be allowed to do, in the words of a workflow file. */
enum Permission {
  READ_PULL_REQUESTS("pull-requests: read"),
  WRITE_PULL_REQUESTS("pull-requests: write"),
  WRITE_DEPLOYMENTS("deployments: write"),
  WRITE_ISSUES("issues: write"),
  READ_ACTIONS("actions: read");

  private final String line;

  Permission(String line) {
    this.line = line;
  }

  /** As it completes "It needs …". */
  String words() {
    return "`"
        + line
        + "` (under `permissions:` of the workflow's job, or as a right of the token)";
  }
}
