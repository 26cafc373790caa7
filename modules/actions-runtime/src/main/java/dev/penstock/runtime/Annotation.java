package dev.penstock.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A remark that the page of a run shows, beside the line of a file where it names one.
 *
 * @param title a few words; may be empty
 * @param message what to say; may have several lines
 * @param place what it is about, when that is a file of the repository
 */
public record Annotation(String title, String message, Optional<Place> place) {

  /**
   * A line of a file.
   *
   * @param file the path from the repository's root
   * @param line the first line's number is 1
   */
  public record Place(String file, int line) {}

  /** About no file. */
  public Annotation(String title, String message) {
    this(title, message, Optional.empty());
  }

  WorkflowCommand command(String level) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("title", title);
    place.ifPresent(
        where -> {
          properties.put("file", where.file());
          properties.put("line", String.valueOf(where.line()));
        });
    return new WorkflowCommand(level, properties, message);
  }

  /** The same for a terminal: {@code penstock.yml:3: title: message}. */
  String text() {
    String where = place.map(at -> at.file() + ":" + at.line() + ": ").orElse("");
    return where + (title.isBlank() ? "" : title + ": ") + message;
  }
}
