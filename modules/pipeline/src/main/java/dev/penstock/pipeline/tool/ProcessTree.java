package dev.penstock.pipeline.tool;

import java.util.List;
import java.util.stream.Stream;

/** A process with everything it started. */
final class ProcessTree {
  private ProcessTree() {}

  /**
   * Ends all of it, at once and without asking. What a child starts while its parent is being ended
   * is found in the next round; after the rounds only what has detached itself is left.
   */
  static void kill(Process root) {
    List<ProcessHandle> found =
        Stream.concat(Stream.of(root.toHandle()), root.descendants()).toList();
    for (int round = 0; round < 3 && !found.isEmpty(); round++) {
      List<ProcessHandle> children = found.stream().flatMap(ProcessHandle::descendants).toList();
      found.forEach(ProcessHandle::destroyForcibly);
      found = children.stream().filter(ProcessHandle::isAlive).toList();
    }
  }
}
