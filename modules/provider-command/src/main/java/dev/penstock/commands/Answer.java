package dev.penstock.commands;

import java.util.Optional;

/** What a program said of a release on its standard output. */
sealed interface Answer {

  /**
   * It named one.
   *
   * @param id what the program calls it, 1 to 200 visible ASCII characters
   * @param url where it answers, https, without a final slash
   * @param image the image it runs
   */
  record Named(String id, Optional<String> url, Optional<String> image) implements Answer {}

  /** It said that there is none. */
  record None() implements Answer {}

  /**
   * It said nothing that can be used.
   *
   * @param why one sentence about it without a full stop; holds a short piece of what it said
   */
  record Unusable(String why) implements Answer {}
}
