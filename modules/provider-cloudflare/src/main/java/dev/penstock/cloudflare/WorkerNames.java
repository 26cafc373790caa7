package dev.penstock.cloudflare;

import dev.penstock.kernel.Failure;
import java.util.regex.Pattern;

/** Which names Workers may have. */
final class WorkerNames {
  /** Cloudflare's limit is that of a DNS label, because a name may become a host. */
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?");

  private WorkerNames() {}

  /**
   * The name.
   *
   * @param key where in {@code penstock.yml} it comes from
   * @throws dev.penstock.kernel.PenstockException with exit 2 when it is illegal
   */
  static String checked(String name, String key) {
    if (!LEGAL.matcher(name).matches()) {
      throw Failure.invalid(
              "worker-name-illegal",
              "A Worker cannot have the name it was given",
              "a name has 1 to 63 lower-case letters, digits, dashes and underscores",
              "Correct " + key + " in penstock.yml.")
          .asException();
    }
    return name;
  }
}
