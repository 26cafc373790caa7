package dev.penstock.sandbox.workers;

import dev.penstock.sandbox.clients.NodeClients;
import java.nio.file.Path;

/** Starts workerd for tests, with the Node of the other clients. */
public final class TestWorkerd {

  private TestWorkerd() {}

  /** Fresh Workers; the caller closes them. */
  public static Workers start() {
    return Workers.workerd(installation());
  }

  static WorkerdInstallation installation() {
    Path root = Path.of(System.getProperty("penstock.root", "."));
    return new WorkerdInstallation(
        NodeClients.installed().node().toString(), "npm", root.resolve("modules/sandbox/target"));
  }
}
