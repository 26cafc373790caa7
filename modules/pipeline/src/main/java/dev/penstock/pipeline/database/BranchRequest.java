package dev.penstock.pipeline.database;

import dev.penstock.pipeline.resource.Owner;
import java.time.Instant;
import java.util.Optional;

/**
 * A branch that should exist.
 *
 * @param name its name, legal with the provider
 * @param parent the branch it starts from, by name; never another pull request's
 * @param owner who it belongs to
 * @param expiresAt when the provider removes it if nobody else did; empty for never
 */
public record BranchRequest(String name, String parent, Owner owner, Optional<Instant> expiresAt) {}
