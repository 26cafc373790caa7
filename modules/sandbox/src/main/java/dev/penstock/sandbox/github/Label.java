package dev.penstock.sandbox.github;

/**
 * A label of the repository.
 *
 * @param id unique in the repository
 * @param name unique in the repository, without regard to case
 * @param color six hexadecimal digits
 * @param description "" for none
 */
record Label(long id, String name, String color, String description) {}
