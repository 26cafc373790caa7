package dev.penstock.config;

/** One of a few words that a key may have as its value. */
public interface Choice {

  /** The word, as it is written in {@code penstock.yml}. */
  String text();
}
