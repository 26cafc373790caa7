package dev.penstock.action.healthcheck;

import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.health.HealthTarget;
import dev.penstock.health.Redirects;
import dev.penstock.kernel.Redactor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is sent along, and what the answer has to be besides its version. */
final class AnswerOptions implements InputGroup {
  private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";

  private final Input<String> status =
      Input.text("status")
          .describedAs("The HTTP statuses that are right, with commas between them.")
          .or("200");

  private final Input<Optional<String>> contains =
      Input.text("contains").describedAs("Text that has to stand in the body.").optional();

  private final Input<Optional<String>> headers =
      Input.text("headers")
          .describedAs(
              "Headers to send, one a line: `Name: value`. The values are masked, and sent to no other"
                  + " host.")
          .optional();

  private final Input<String> redirects =
      Input.text("redirects")
          .describedAs(
              "Which redirects are followed: `none`, `same-host`, or also those to the hosts listed"
                  + " here with commas between them.")
          .or("none");

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(status, contains, headers, redirects);
  }

  /** Masks the headers' values, and tells what is wrong. */
  void check(Redactor redactor, InputProblems problems) {
    HeaderLines lines = lines();
    lines.values().values().forEach(redactor::add);
    lines.problem().ifPresent(problem -> problems.add("headers", problem));
    if (!status.value().matches("[1-5]\\d\\d( *, *[1-5]\\d\\d)*")) {
      problems.add("status", "must be statuses from 100 to 599, with commas between them");
    }
    if (!redirects.value().matches(HOST + "( *, *" + HOST + ")*")) {
      problems.add("redirects", "must be none, same-host or hosts with commas between them");
    }
  }

  /** The target with all of it. Only after {@link #check} found nothing. */
  HealthTarget on(HealthTarget target) {
    HealthTarget asked =
        target
            .withStatuses(
                items(status.value()).stream().map(Integer::valueOf).collect(Collectors.toSet()))
            .withHeaders(lines().values())
            .withRedirects(followed());
    return contains.value().map(asked::withBodyContaining).orElse(asked);
  }

  private HeaderLines lines() {
    return HeaderLines.of(headers.value().orElse(""));
  }

  private Redirects followed() {
    return switch (redirects.value()) {
      case "none" -> Redirects.none();
      case "same-host" -> Redirects.sameHost();
      default -> Redirects.toHosts(items(redirects.value()));
    };
  }

  private static Set<String> items(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }
}
