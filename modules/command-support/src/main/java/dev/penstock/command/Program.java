package dev.penstock.command;

/**
 * The program that holds the commands.
 *
 * @param name how it is called, such as {@code penstock}
 * @param version its version, such as {@code 1.2.3}
 */
public record Program(String name, String version) {}
