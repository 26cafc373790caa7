package dev.penstock.sandbox.neon;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts, line by line, in the unified format. */
final class LineDiff {

  private static final int CONTEXT = 3;

  /** A line with what becomes of it: kept, removed or added. */
  private record Line(char mark, String text) {}

  private LineDiff() {}

  /** "" when the texts are the same. */
  static String of(String name, String before, String after) {
    List<Line> lines = lines(split(before), split(after));
    if (lines.stream().allMatch(line -> line.mark == ' ')) {
      return "";
    }
    StringBuilder diff = new StringBuilder("--- a/%s\n+++ b/%s\n".formatted(name, name));
    int end = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).mark != ' ' && i >= end) {
        end = hunkEnd(lines, i);
        hunk(lines, Math.max(0, i - CONTEXT), end, diff);
      }
    }
    return diff.toString();
  }

  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  /** Where a hunk ends that starts with a change: after the context of its last close change. */
  private static int hunkEnd(List<Line> lines, int start) {
    int last = start;
    for (int i = start; i < lines.size() && i <= last + 2 * CONTEXT; i++) {
      if (lines.get(i).mark != ' ') {
        last = i;
      }
    }
    return Math.min(lines.size(), last + CONTEXT + 1);
  }

  private static void hunk(List<Line> lines, int from, int to, StringBuilder diff) {
    List<Line> shown = lines.subList(from, to);
    diff.append(
        "@@ -%s +%s @@\n"
            .formatted(range(lines, from, shown, '+'), range(lines, from, shown, '-')));
    shown.forEach(line -> diff.append(line.mark).append(line.text).append('\n'));
  }

  /** First line and count, on the side that the other mark is not on. */
  private static String range(List<Line> lines, int from, List<Line> shown, char other) {
    long count = shown.stream().filter(line -> line.mark != other).count();
    long before = lines.subList(0, from).stream().filter(line -> line.mark != other).count();
    return (count == 0 ? before : before + 1) + "," + count;
  }

  private static List<Line> lines(List<String> before, List<String> after) {
    int[][] common = common(before, after);
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new Line(' ', before.get(i++)));
        j++;
      } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(i++)));
      } else {
        lines.add(new Line('+', after.get(j++)));
      }
    }
    return lines;
  }

  /** The length of the longest common subsequence of what starts at each pair of lines. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
