package dev.penstock.config.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Nearest {
  /** Longer text is no slip of a finger, and comparing it costs its square. */
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The nearest of the words; empty when none is near: about one letter in three added, left out,
   * exchanged with its neighbour, or wrong. Upper case and underscores count as nothing.
   */
  public static Optional<String> to(String text, Collection<String> words) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = plain(text);
    return words.stream()
        .map(word -> new Candidate(word, distance(plain, plain(word))))
        .filter(candidate -> candidate.distance <= Math.max(1, (candidate.word.length() + 1) / 3))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word);
  }

  private record Candidate(String word, int distance) {}

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Optimal string alignment: Levenshtein's distance with exchanged neighbours as one step. */
  static int distance(String from, String to) {
    int[][] rows = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        rows[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(rows, from, to, i, j);
      }
    }
    return rows[from.length()][to.length()];
  }

  private static int cheapest(int[][] rows, String from, String to, int i, int j) {
    int substitution = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int best = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
    best = Math.min(best, rows[i - 1][j - 1] + substitution);
    return isExchange(from, to, i, j) ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }

  private static boolean isExchange(String from, String to, int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
