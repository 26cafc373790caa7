package dev.penstock.pipeline.deploy;

/**
 * Something that a provider serves.
 *
 * @param name the service's name with the provider
 * @param id the provider's id of exactly this version, what a rollback names
 */
public record Release(String name, String id) {}
