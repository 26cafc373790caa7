package dev.penstock.config.yaml;

import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Problems;

/** Finds characters that YAML does not allow (YAML 1.2, section 5.1), before the parser does. */
final class Characters {
  private Characters() {}

  /** Notes the first such character. */
  static boolean refuse(String text, Problems problems) {
    int line = 1;
    int column = 1;
    int index = 0;
    while (index < text.length()) {
      int character = text.codePointAt(index);
      if (!isAllowed(character)) {
        String shown = "U+%04X".formatted(character);
        problems.add(
            new Position(line, column),
            "the character " + shown + " is not allowed in YAML",
            "take it out");
        return true;
      }
      index += Character.charCount(character);
      line += character == '\n' ? 1 : 0;
      column = character == '\n' ? 1 : column + 1;
    }
    return false;
  }

  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0x7E)
        || character == 0x85
        || (character >= 0xA0 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD && character != 0xFEFF)
        || character >= 0x10000;
  }
}
