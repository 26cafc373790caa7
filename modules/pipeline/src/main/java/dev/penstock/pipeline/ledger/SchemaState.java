package dev.penstock.pipeline.ledger;

/**
 * A database's schema.
 *
 * @param version what the migration tool's own table names as applied: the last migration and how
 *     many there are; the same for the same list
 * @param runsOlderCode whether the code of the entry before also runs on it
 */
public record SchemaState(String version, boolean runsOlderCode) {}
