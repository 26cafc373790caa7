package dev.penstock.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Inputs that belong together, in the order in which people read them; one alone is a group too.
 */
public interface InputGroup {
  /** All of them. */
  List<Input<?>> inputs();

  /** The inputs of several groups, one group after the other. */
  static List<Input<?>> inOrder(InputGroup... groups) {
    List<Input<?>> all = new ArrayList<>();
    for (InputGroup group : groups) {
      all.addAll(group.inputs());
    }
    return List.copyOf(all);
  }
}
