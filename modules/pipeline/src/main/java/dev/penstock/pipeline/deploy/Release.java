package dev.penstock.pipeline.deploy;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that a provider serves, or could.
 *
 * @param name the service's name with the provider
 * @param id the provider's id of exactly this version, what a rollback names
 * @param url where it answers, without a final slash, when the deployer decided that; empty when
 *     its hosts are the plan's
 * @param image the image it runs, by digest; empty when there is none
 */
public record Release(String name, String id, Optional<String> url, Optional<String> image) {

  public Release {
    Objects.requireNonNull(url);
    Objects.requireNonNull(image);
  }

  /** A release that is nothing but a version of its service. */
  public Release(String name, String id) {
    this(name, id, Optional.empty(), Optional.empty());
  }
}
