package dev.penstock.config.problem;

/**
 * Something wrong with a configuration file. Its words are safe to log: foreign text in them is
 * quoted, on one line and short.
 *
 * @param file the file as the reader of the message knows it
 * @param line from 1
 * @param column from 1
 * @param message what is wrong
 * @param suggestion what to do about it; empty when the message says it
 */
public record Problem(String file, int line, int column, String message, String suggestion) {

  /** The message with its suggestion: {@code unknown key `directry`; did you mean `directory`?}. */
  public String text() {
    return suggestion.isEmpty() ? message : message + "; " + suggestion;
  }

  /** One line, in the form that editors and terminals make a link of. */
  public String render() {
    return file + ":" + line + ":" + column + ": " + text();
  }
}
