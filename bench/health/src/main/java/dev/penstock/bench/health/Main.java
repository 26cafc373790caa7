package dev.penstock.bench.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what each policy makes of the same deployments. */
public final class Main {
  static final int ONSETS = 10_000;
  static final int LONG_ONSETS = 1_000;
  static final long SEED = 20_261_120;
  static final Duration LONG = Duration.ofSeconds(90);
  private static final List<String> COLUMNS =
      List.of(
          "policy",
          "lag: mean",
          "p50",
          "p99",
          "where right: mean",
          "p50",
          "p99",
          "probes",
          "at 90 s",
          "with flaps",
          "false-healthy",
          "false-failed");

  private Main() {}

  /**
   * Runs the simulation.
   *
   * @param arguments a seed, or nothing for the one of the figures in {@code bench/README.md}
   */
  public static void main(String[] arguments) {
    long seed = arguments.length == 0 ? SEED : Long.parseLong(arguments[0]);
    System.out.println(table("Usual", Climate.usual(), seed));
    System.out.println(table("Rough", Climate.rough(), seed));
  }

  /** A table in Markdown. */
  static String table(String title, Climate climate, long seed) {
    List<Onset> onsets = Onsets.of(ONSETS, seed, climate);
    List<Onset> late = Onsets.plain(LONG, LONG_ONSETS, seed);
    List<Onset> lateWithFlaps = Onsets.at(LONG, LONG_ONSETS, seed, climate);
    List<String> lines = new ArrayList<>(List.of(title, "", row(COLUMNS)));
    lines.add(row(COLUMNS.stream().map(column -> "---:").toList()));
    for (Contender contender : Contender.all()) {
      lines.add(
          row(
              cells(
                  contender.name(),
                  Simulation.run(contender, onsets),
                  Simulation.run(contender, late),
                  Simulation.run(contender, lateWithFlaps))));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> cells(String name, Tally tally, Tally late, Tally lateWithFlaps) {
    List<String> cells = new ArrayList<>(List.of(name));
    cells.addAll(cells(tally.lag()));
    cells.addAll(cells(tally.lagWhereRight()));
    cells.add(shown(tally.meanProbes()));
    cells.add(shown(late.meanProbes()));
    cells.add(shown(lateWithFlaps.meanProbes()));
    cells.add(Long.toString(tally.falseHealthy()));
    cells.add(Long.toString(tally.falseFailed()));
    return cells;
  }

  private static List<String> cells(Tally.Lag lag) {
    return List.of(shown(lag.mean()), shown(lag.p50()), shown(lag.p99()));
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
