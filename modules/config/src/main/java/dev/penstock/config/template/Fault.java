package dev.penstock.config.template;

/**
 * Something wrong with a template's text.
 *
 * @param message what is wrong
 * @param suggestion what to write instead; empty when nothing comes to mind
 */
public record Fault(String message, String suggestion) {}
