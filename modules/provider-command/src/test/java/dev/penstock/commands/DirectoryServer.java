package dev.penstock.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Three small programs that keep releases as files of a folder, as if it were a server. */
final class DirectoryServer {
  private static final String DEPLOY =
      """
      #!/bin/sh
      set -eu
      mkdir -p state
      number=$(($(cat state/count 2>/dev/null || echo 0) + 1))
      echo "$number" > state/count
      echo "$PENSTOCK_COMMIT" > "state/v$number"
      echo "v$number" > state/live
      echo "put v$number live"
      ./current
      echo "a warning" >&2
      """;

  private static final String CURRENT =
      """
      #!/bin/sh
      set -eu
      if [ -f state/live ]; then
        printf '{"release": "%s"}\\n' "$(cat state/live)"
      else
        echo '{}'
      fi
      """;

  private static final String ROLLBACK =
      """
      #!/bin/sh
      set -eu
      if [ ! -f "state/$PENSTOCK_RELEASE" ]; then
        echo "there is no release $PENSTOCK_RELEASE" >&2
        exit 1
      fi
      echo "$PENSTOCK_RELEASE" > state/live
      """;

  private final Path folder;

  /** One without programs yet. */
  DirectoryServer(Path folder) {
    this.folder = folder;
  }

  /**
   * One with its programs.
   *
   * @param folder where they are and where they keep their state
   */
  static DirectoryServer in(Path folder) {
    DirectoryServer server = new DirectoryServer(folder);
    server.program("deploy", DEPLOY);
    server.program("current", CURRENT);
    server.program("rollback", ROLLBACK);
    return server;
  }

  /** Writes a program, in place of the one that has the name already. */
  void program(String name, String text) {
    try {
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve(name), text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a program left behind, without its final line end. */
  String read(String file) {
    try {
      return Files.readString(folder.resolve(file)).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
