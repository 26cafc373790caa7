package dev.penstock.selftest;

import java.util.ArrayList;
import java.util.List;
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
    String result = one.wentWell() ? "ok" : "FAILED";
    rows.add(
        "%-15s %-38s %6s %5d ms".formatted(one.name(), one.doing(), result, one.took().toMillis()));
    one.problems().forEach(problem -> rows.add("    " + problem));
    return rows;
  }
}
