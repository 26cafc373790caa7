package dev.penstock.http;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Redactor;

/** Says in words for a person why a provider did not do what was asked. */
final class ApiFailures {
  private final ApiProfile api;
  private final Redactor redactor;

  ApiFailures(ApiProfile api, Redactor redactor) {
    this.api = api;
    this.redactor = redactor;
  }

  PenstockException of(String action, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered(Answer answer) -> answered(action, answer);
      case Outcome.Broken(TransportFault fault) -> broken(action, fault);
    };
  }

  PenstockException unreadable(String action, UnreadableAnswer answer) {
    return Failure.unavailable(
            "provider-unreadable",
            tried(action) + " but cannot read " + api.name() + "'s answer",
            String.valueOf(answer.getMessage()),
            "Check that "
                + api.base().getHost()
                + " is "
                + api.name()
                + "'s API, then run it again.")
        .asException(answer);
  }

  private PenstockException answered(String action, Answer answer) {
    VendorError error = api.errors().read(answer);
    return switch (error.kind()) {
      case CREDENTIALS -> credentials(action, error);
      case RIGHTS -> rights(action, error);
      case REQUEST ->
          answer.status() == 429
              ? limited(action, error)
              : answer.status() >= 500
                  ? unreachable(action, answer, error)
                  : refused(action, answer, error);
    };
  }

  private PenstockException credentials(String action, VendorError error) {
    return failure(
        "credentials-rejected",
        tried(action) + " but " + api.name() + " does not accept " + api.credential().name(),
        error,
        "Set %s to a valid token with %s."
            .formatted(api.credential().name(), api.credential().rights()));
  }

  private PenstockException rights(String action, VendorError error) {
    return failure(
        "rights-missing",
        "%s but %s is not allowed to".formatted(tried(action), api.credential().name()),
        error,
        "Give the token the rights it lacks: it needs " + api.credential().rights() + ".");
  }

  private PenstockException limited(String action, VendorError error) {
    return failure(
        "provider-rate-limited",
        tried(action) + " but " + api.name() + " accepts no more requests for now",
        error,
        "Wait a few minutes and run it again: it goes on where it stopped.");
  }

  private PenstockException unreachable(String action, Answer answer, VendorError error) {
    return failure(
        "provider-unreachable",
        "%s but %s keeps answering %d".formatted(tried(action), api.name(), answer.status()),
        error,
        "See " + api.name() + "'s status page and run it again: it goes on where it stopped.");
  }

  private PenstockException refused(String action, Answer answer, VendorError error) {
    return failure(
        "provider-refused",
        "%s but %s refused it (%d)".formatted(tried(action), api.name(), answer.status()),
        error,
        "Mend what " + api.name() + " names, then run it again.");
  }

  private PenstockException broken(String action, TransportFault fault) {
    return Failure.unavailable(
            "provider-unreachable",
            "%s but %s cannot be reached at %s"
                .formatted(tried(action), api.name(), api.base().getHost()),
            String.valueOf(fault.getMessage()),
            "Check the network and the address, then run it again: it goes on where it stopped.")
        .asException(fault);
  }

  private PenstockException failure(String code, String what, VendorError error, String next) {
    return Failure.unavailable(code, what, said(error), next).asException();
  }

  private String said(VendorError error) {
    String words = VendorText.shown(error.message(), redactor);
    return words.isEmpty() ? api.name() + " gave no reason" : api.name() + " says: " + words;
  }

  private static String tried(String action) {
    return "Tried to " + action;
  }
}
