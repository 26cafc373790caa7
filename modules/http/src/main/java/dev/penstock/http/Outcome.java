package dev.penstock.http;

/** How one exchange with a provider ended. */
public sealed interface Outcome {

  /** With an answer, whatever its status. */
  record Answered(Answer answer) implements Outcome {}

  /** Without one. */
  record Broken(TransportFault fault) implements Outcome {}
}
