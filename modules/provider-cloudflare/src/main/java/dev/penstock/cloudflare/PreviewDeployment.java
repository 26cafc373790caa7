package dev.penstock.cloudflare;

import dev.penstock.pipeline.resource.Owner;
import java.util.Optional;

/**
 * What was deployed as a preview.
 *
 * @param id its id
 * @param mark the mark it carries; empty without one
 */
record PreviewDeployment(String id, Optional<String> mark) {

  /** The mark is part of the upload, so no kill can part the two. */
  boolean isOf(Owner owner) {
    return mark.filter(owner.mark()::equals).isPresent();
  }
}
