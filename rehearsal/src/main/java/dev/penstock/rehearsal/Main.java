package dev.penstock.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The program behind {@code ./try}. Exits with 0 when everything was as it should be, 1 when
 * something was not, 2 when its options are wrong.
 */
public final class Main {
  private static final String USAGE =
      """
      usage: ./try [--keep] [--report FILE]

        --keep         stop while the preview is up, and leave the sandbox running to look at it
        --report FILE  write what happened as JSON, too
      """;

  private Main() {}

  /** See {@code ./try --help}. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws IOException {
    if (arguments.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("error: " + e.getMessage());
      System.err.print(USAGE);
      return 2;
    }
    return new Rehearsal(options, new Teller(System.out)).run() ? 0 : 1;
  }

  /**
   * What the user wants.
   *
   * @param keep whether to stop while the preview is up
   * @param report where to write the report as JSON; empty for nowhere
   */
  record Options(boolean keep, Optional<Path> report) {

    static Options of(List<String> arguments) {
      Deque<String> rest = new ArrayDeque<>(arguments);
      Options options = new Options(false, Optional.empty());
      while (!rest.isEmpty()) {
        options = options.with(rest.remove(), rest);
      }
      return options;
    }

    private Options with(String option, Deque<String> rest) {
      return switch (option) {
        case "--keep" -> new Options(true, report);
        case "--report" -> new Options(keep, Optional.of(Path.of(valueOf(option, rest))));
        default -> throw new IllegalArgumentException("there is no option " + option);
      };
    }

    private static String valueOf(String option, Deque<String> rest) {
      if (rest.isEmpty()) {
        throw new IllegalArgumentException(option + " needs a file");
      }
      return rest.remove();
    }
  }
}
