package dev.penstock.pipeline.database;

/**
 * A branch of a database that can be used now.
 *
 * @param id the provider's id
 * @param name its name
 * @param created whether this run made it
 */
public record DatabaseBranch(String id, String name, boolean created) {}
