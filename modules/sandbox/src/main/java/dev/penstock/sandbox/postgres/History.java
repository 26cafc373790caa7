package dev.penstock.sandbox.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a server can be made from anew as it was at any moment: its files before it first started,
 * and the log of all changes since (PostgreSQL 18, 25.3, "Point-in-Time Recovery").
 *
 * @param programs the server's programs
 * @param user how they are run
 * @param base the files before the first start
 * @param logs the folders that hold the log, the latest server's first: a recovered server begins
 *     its own where it left its original's
 */
record History(Programs programs, Unprivileged user, Path base, List<Path> logs) {

  History {
    logs = List.copyOf(logs);
  }

  /** Of a server that was just made and never started. Copies its files: 40 MB, 30 ms. */
  static History begin(Programs programs, Unprivileged user, Path folder) throws IOException {
    Path base = folder.resolve("base");
    Path data = folder.resolve("data");
    copy(user, data, base);
    return new History(programs, user, base, List.of(log(data)));
  }

  /** That of a server in another folder, made from this one's. */
  History continuedIn(Path folder) {
    List<Path> all = new ArrayList<>(List.of(log(folder.resolve("data"))));
    all.addAll(logs);
    return new History(programs, user, base, all);
  }

  /** Starts a server in a folder, as it was at a moment. It can be written. */
  PostgresProcess recover(RecoveryTarget target, Path folder) throws IOException {
    user.own(folder);
    Path data = folder.resolve("data");
    copy(user, base, data);
    user.own(Files.createFile(data.resolve("recovery.signal")));
    List<String> settings = new ArrayList<>(target.settings());
    settings.add("restore_command=" + restoreCommand());
    settings.add("recovery_target_action=promote");
    return PostgresProcess.start(programs, folder, user, settings);
  }

  /** The first of the folders that has the file. */
  private String restoreCommand() {
    return logs.stream()
        .map(log -> "cp '" + log + "/%f' '%p' 2>/dev/null")
        .collect(Collectors.joining(" || "));
  }

  private static Path log(Path data) {
    return data.resolve("pg_wal");
  }

  private static void copy(Unprivileged user, Path from, Path to) throws IOException {
    Command.run(
        user.command(List.of("cp", "-a", from.toString(), to.toString())),
        to.resolveSibling("log"));
  }
}
