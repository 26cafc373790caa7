package dev.penstock.pipeline.database;

/**
 * Which database of a branch, and as whom.
 *
 * @param database the database's name
 * @param role the role that connects
 */
public record DatabaseLogin(String database, String role) {}
