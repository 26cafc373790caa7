package dev.penstock.cloudflare.wrangler;

/**
 * What wrangler is run for.
 *
 * @param doing what it does, as it completes "could not …": {@code deploy codex-api}
 * @param withToken whether it gets the token; what needs none gets none
 */
record WranglerTask(String doing, boolean withToken) {

  static WranglerTask of(String doing) {
    return new WranglerTask(doing, true);
  }

  /** A task that leaves Cloudflare alone. */
  static WranglerTask local(String doing) {
    return new WranglerTask(doing, false);
  }
}
