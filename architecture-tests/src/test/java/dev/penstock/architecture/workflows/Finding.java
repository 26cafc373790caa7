package dev.penstock.architecture.workflows;

/**
 * Where a rule is broken.
 *
 * @param file its name
 * @param line counted from 1
 * @param what is there
 * @param why that is bad
 * @param next what to do
 */
record Finding(String file, int line, String what, String why, String next) {
  @Override
  public String toString() {
    return "%s:%d: %s. Why: %s. What to do: %s.".formatted(file, line, what, why, next);
  }
}
