package dev.penstock.pipeline.deploy;

import java.util.Optional;

/**
 * A version that the provider has, and that gets no traffic yet.
 *
 * @param release the version
 * @param exception why it is more than that: "first deploy: a full one, without routes"; empty when
 *     it went the usual way
 */
public record StagedRelease(Release release, Optional<String> exception) {}
