package dev.penstock.command;

import java.util.Arrays;
import java.util.List;

/**
 * An input of several items, separated by commas, spaces or line ends: an action's inputs are only
 * text, and people write lists in all of these ways.
 *
 * @param items the items in the order given, none blank
 */
public record ItemList(List<String> items) {

  public ItemList {
    items = List.copyOf(items);
  }

  /** Takes a text apart. */
  public static ItemList parse(String text) {
    return new ItemList(
        Arrays.stream(text.strip().split("[\\s,]+")).filter(i -> !i.isEmpty()).toList());
  }
}
