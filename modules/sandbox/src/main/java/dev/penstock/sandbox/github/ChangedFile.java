package dev.penstock.sandbox.github;

/**
 * A file that a pull request changes.
 *
 * @param path in the repository
 * @param status added, removed, modified or renamed
 */
public record ChangedFile(String path, String status) {}
