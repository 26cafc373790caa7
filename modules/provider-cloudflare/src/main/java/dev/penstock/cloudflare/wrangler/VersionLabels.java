package dev.penstock.cloudflare.wrangler;

import dev.penstock.pipeline.deploy.ServiceVersion;
import java.util.List;

/** How an upload is labelled, for people and for other programs. */
final class VersionLabels {
  private static final int SHORT_COMMIT = 12;

  private VersionLabels() {}

  /** The options: the commit as the tag, the owner's mark as the message. */
  static List<String> options(ServiceVersion version) {
    String commit = version.commit();
    String tag = commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    return List.of("--tag", tag, "--message", version.owner().mark());
  }
}
