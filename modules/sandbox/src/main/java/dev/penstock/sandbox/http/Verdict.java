package dev.penstock.sandbox.http;

import java.util.Optional;

/**
 * How a request ends on the wire.
 *
 * @param reply what the emulation or a fault answers; empty when nothing does
 * @param ending how it is delivered
 * @param fault what decided so; empty when nothing went wrong
 */
record Verdict(Optional<Reply> reply, Ending ending, Optional<String> fault) {

  enum Ending {
    ANSWER,
    TRUNCATE,
    CLOSE,
    RESET
  }

  static Verdict answer(Reply reply) {
    return new Verdict(Optional.of(reply), Ending.ANSWER, Optional.empty());
  }

  static Verdict instead(Fault.Answer fault) {
    return new Verdict(Optional.of(fault.reply()), Ending.ANSWER, Optional.of("answer"));
  }

  static Verdict unhandled(Ending ending, String fault) {
    return new Verdict(Optional.empty(), ending, Optional.of(fault));
  }

  Verdict ending(Ending other, String why) {
    return new Verdict(reply, other, Optional.of(why));
  }
}
