package dev.penstock.sandbox.cloudflare;

import java.util.UUID;

/** Makes ids in Cloudflare's two forms. */
final class Ids {

  private Ids() {}

  /** 32 hexadecimal digits, as zones and records have. */
  static String hex() {
    return withoutDashes(uuid());
  }

  /** A UUID, as versions and deployments have. */
  static String uuid() {
    return UUID.randomUUID().toString();
  }

  static String withoutDashes(String uuid) {
    return uuid.replace("-", "");
  }
}
