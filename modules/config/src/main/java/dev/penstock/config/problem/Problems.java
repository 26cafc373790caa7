package dev.penstock.config.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. Not thread-safe. */
public final class Problems {
  /** Nobody reads more at once; a hostile file could have a hundred thousand. */
  private static final int MOST = 100;

  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private int left;

  public Problems(String file) {
    this.file = file;
  }

  /** Notes a problem that says itself what to do. */
  public void add(Position position, String message) {
    add(position, message, "");
  }

  /** Notes a problem. */
  public void add(Position position, String message, String suggestion) {
    if (found.size() < MOST) {
      found.add(new Problem(file, position.line(), position.column(), message, suggestion));
    } else {
      left++;
    }
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** The problems from the top of the file to its end; the last one counts those left out. */
  public List<Problem> inOrder() {
    List<Problem> ordered = new ArrayList<>(found);
    ordered.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    if (left > 0) {
      ordered.add(new Problem(file, 1, 1, left + " more problems", "mend these first"));
    }
    return List.copyOf(ordered);
  }
}
