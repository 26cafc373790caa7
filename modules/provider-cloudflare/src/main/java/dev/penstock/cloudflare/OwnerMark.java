package dev.penstock.cloudflare;

import dev.penstock.pipeline.resource.Owner;

/** How a Worker is marked as an owner's. */
final class OwnerMark {
  /** The plain-text variable that holds the mark, and proves who a Worker belongs to. */
  static final String VARIABLE = "PENSTOCK_OWNER";

  private OwnerMark() {}

  /**
   * The tag by which an owner's Workers are listed. Cloudflare's filter is a list {@code
   * tag:yes,tag:no}, so a tag holds neither colon nor comma; dots part the names, which hold none.
   */
  static String tag(Owner owner) {
    return "penstock." + owner.project() + "." + owner.environment();
  }
}
