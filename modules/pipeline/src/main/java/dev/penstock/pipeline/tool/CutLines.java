package dev.penstock.pipeline.tool;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Reads lines of a program that may print anything, also a line without an end: what is longer than
 * {@value ToolResult#LONGEST_LINE} characters is read over, so that memory stays bounded.
 */
final class CutLines {
  private static final int END = -1;

  private final Reader reader;
  private boolean afterReturn;

  /**
   * Lines of a reader.
   *
   * @param reader reads ahead by itself; it is asked for one character after the other
   */
  CutLines(Reader reader) {
    this.reader = reader;
  }

  /** A line without its end. */
  record Line(String text, boolean isCut) {}

  /** The next line; empty at the end. It ends with a line feed, a carriage return, or both. */
  Optional<Line> next() throws IOException {
    StringBuilder text = new StringBuilder();
    boolean cut = false;
    int character = first();
    boolean atTheEnd = character == END;
    while (character != END && character != '\n' && character != '\r') {
      boolean fits = text.length() < ToolResult.LONGEST_LINE;
      if (fits) {
        text.append((char) character);
      }
      cut |= !fits;
      character = reader.read();
    }
    afterReturn = character == '\r';
    return atTheEnd ? Optional.empty() : Optional.of(new Line(text.toString(), cut));
  }

  private int first() throws IOException {
    int character = reader.read();
    return afterReturn && character == '\n' ? reader.read() : character;
  }
}
