package dev.penstock.selftest;

import dev.penstock.kernel.Time;
import java.io.OutputStream;
import java.util.Map;

/** Runs an action for a scene. */
interface Player {
  /**
   * Runs it to its end.
   *
   * @param action its name
   * @param environment all of its variables
   * @param time the scene's; a process has its own
   * @param log takes what it says
   * @return its exit status
   */
  int play(String action, Map<String, String> environment, Time time, OutputStream log);
}
