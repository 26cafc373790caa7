package dev.penstock.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How to run a program that refuses to run as root.
 *
 * @param prefix what to put before the command
 * @param owner the user id that must own the program's files; negative for the one of this process
 */
record Unprivileged(List<String> prefix, int owner) {

  private static final int NOBODY = 65534;

  /** As we are. */
  static final Unprivileged SAME = new Unprivileged(List.of(), -1);

  /** In a user namespace of its own, where root has no name. */
  static final Unprivileged NAMESPACE = new Unprivileged(List.of("unshare", "-U"), -1);

  /** As nobody, where namespaces are blocked. */
  static final Unprivileged AS_NOBODY =
      new Unprivileged(
          List.of("setpriv", "--reuid", "" + NOBODY, "--regid", "" + NOBODY, "--clear-groups"),
          NOBODY);

  /** The first way that works here. */
  static Unprivileged find(Path ownFile) {
    if (uid(ownFile) != 0) {
      return SAME;
    }
    if (NAMESPACE.works()) {
      return NAMESPACE;
    }
    if (AS_NOBODY.works()) {
      return AS_NOBODY;
    }
    throw new IllegalStateException(
        "PostgreSQL does not run as root: run as another user, or install unshare or setpriv"
            + " (Debian: util-linux)");
  }

  private static int uid(Path file) {
    try {
      return (int) Files.getAttribute(file, "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean works() {
    try {
      Process process =
          new ProcessBuilder(command(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Hands a file over to who will need it. */
  void own(Path file) throws IOException {
    if (owner >= 0) {
      Files.setAttribute(file, "unix:uid", owner);
    }
  }
}
