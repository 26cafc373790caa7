package dev.penstock.pipeline.deploy;

import java.util.Optional;

/**
 * A version that is ready and gets no traffic yet.
 *
 * @param name the service's name with the provider
 * @param release what the provider calls it; empty when the provider knows it only once it is
 *     promoted
 * @param exception why staging was more than that: "first deploy: a full one, without routes";
 *     empty when it went the usual way
 */
public record StagedRelease(String name, Optional<Release> release, Optional<String> exception) {

  /** A version that the provider holds. */
  public static StagedRelease held(Release release) {
    return new StagedRelease(release.name(), Optional.of(release), Optional.empty());
  }
}
