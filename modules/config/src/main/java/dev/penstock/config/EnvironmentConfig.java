package dev.penstock.config;

import java.util.Optional;

/**
 * An environment that lasts, such as production.
 *
 * @param name its name, a legal name
 * @param databaseBranch the database branch it uses; empty for the one previews start from
 * @param parallel whether services without an order between them are deployed at the same time
 * @param onFailure what happens when a service does not prove itself
 */
public record EnvironmentConfig(
    String name, Optional<String> databaseBranch, boolean parallel, OnFailure onFailure) {}
