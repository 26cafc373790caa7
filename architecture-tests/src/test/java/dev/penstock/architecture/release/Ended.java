package dev.penstock.architecture.release;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a program ended.
 *
 * @param exit its exit status
 * @param out what it wrote, without the last line break
 * @param err what it said
 */
record Ended(int exit, String out, String err) {
  String well() {
    assertThat(exit).as(err).isZero();
    return out;
  }

  void refused(int with, String because) {
    assertThat(exit).as(err).isEqualTo(with);
    assertThat(err).contains(because);
  }
}
