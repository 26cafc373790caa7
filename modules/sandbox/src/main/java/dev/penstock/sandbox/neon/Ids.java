package dev.penstock.sandbox.neon;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids and passwords that look like Neon's. Thread-safe. */
final class Ids {

  private static final List<String> FIRST =
      List.of("calm", "dark", "odd", "proud", "quiet", "wild");
  private static final List<String> SECOND =
      List.of("bird", "field", "lake", "moon", "rain", "sun");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final RandomGenerator random = new SecureRandom();

  /** {@code br-quiet-lake-a1b2c3d4} and the like; neonctl tells ids from names by this shape. */
  String of(String prefix) {
    return String.join("-", prefix, pick(FIRST), pick(SECOND), letters(8));
  }

  /** Of a project, which has no prefix. */
  String project() {
    return String.join("-", pick(FIRST), pick(SECOND), letters(8));
  }

  String password() {
    return "npg_" + letters(16);
  }

  static String operation() {
    return UUID.randomUUID().toString();
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
