package dev.penstock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of cells that are Markdown already, made with {@link Markdown}. Not thread-safe.
 *
 * <p>A column that is empty in every row is left out.
 */
public final class MarkdownTable {
  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  private MarkdownTable(List<String> headings) {
    this.headings = headings;
  }

  /** A table without rows. */
  public static MarkdownTable of(String... headings) {
    return new MarkdownTable(List.of(headings));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if there are not as many cells as headings, or if a cell has a
   *     line end or a bar, which {@link Markdown} never makes
   */
  public MarkdownTable row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException("expected " + headings.size() + " cells");
    }
    for (String cell : cells) {
      if (cell.contains("\n") || cell.contains("|")) {
        throw new IllegalArgumentException("not one cell: " + cell);
      }
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The table, each row a line; empty when it has no rows. */
  public String render() {
    if (rows.isEmpty()) {
      return "";
    }
    List<Integer> columns = filledColumns();
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, columns));
    lines.add("|" + " --- |".repeat(columns.size()));
    rows.forEach(row -> lines.add(line(row, columns)));
    return String.join("\n", lines) + "\n";
  }

  private List<Integer> filledColumns() {
    return IntStream.range(0, headings.size())
        .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isBlank()))
        .boxed()
        .toList();
  }

  private static String line(List<String> cells, List<Integer> columns) {
    return columns.stream().map(cells::get).collect(Collectors.joining(" | ", "| ", " |"));
  }
}
