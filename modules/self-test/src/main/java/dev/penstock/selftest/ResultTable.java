package dev.penstock.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the self-test shows: facts, then a line for everything that was tried. */
record ResultTable(Map<String, String> facts, List<Performance> performances) {
  String render() {
    List<String> lines = new ArrayList<>();
    facts.forEach((name, value) -> lines.add("%-15s %s".formatted(name, value)));
    performances.forEach(one -> lines.addAll(rows(one)));
    return String.join("\n", lines);
  }

  private static List<String> rows(Performance one) {
    List<String> rows = new ArrayList<>();
    String result = one.result().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    rows.add(
        "%-15s %-38s %8s %5d ms".formatted(one.name(), one.doing(), result, one.took().toMillis()));
    one.notes().forEach(note -> rows.add("    " + note));
    return rows;
  }
}
