package dev.penstock.kernel;

/**
 * Where a run tells what it is doing. Lines are public: they are redacted before they are shown.
 */
public interface Progress {
  /** Something happened that a watching person wants to know. */
  void say(String line);

  /** Detail for somebody who is looking for a fault; shown only when debugging is on. */
  void debug(String line);

  /** Something is off but the run goes on. */
  void warn(String line);

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void say(String line) {}

      @Override
      public void debug(String line) {}

      @Override
      public void warn(String line) {}
    };
  }
}
