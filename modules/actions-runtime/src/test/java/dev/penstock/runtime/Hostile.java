package dev.penstock.runtime;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Text that tries to be more than text, as UTF-8 can carry it. */
final class Hostile {
  private Hostile() {}

  static Arbitrary<String> text() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "::",
            "##[",
            "]",
            "error",
            "add-mask",
            "set-output name=a",
            "%",
            "%25",
            "%0A",
            "%0D",
            "\n",
            "\r",
            "\r\n",
            "=",
            "<<",
            "EOF",
            "ghadelimiter_",
            ",",
            ":",
            " ",
            "\t",
            "\u001b[31m",
            "\u0085",
            "\u2028",
            "\u202e",
            "\u00a0",
            "é",
            "😀",
            "\0");
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(4);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, pieces), net.jqwik.api.Tuple.of(1, anything))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts))
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }
}
