package dev.penstock.pipeline.database;

import dev.penstock.kernel.Secret;

/**
 * How to connect to a branch.
 *
 * @param pooled through the connection pooler, for an application
 * @param direct past the pooler, for migrations, which need a session of their own
 */
public record ConnectionUrls(Secret pooled, Secret direct) {}
