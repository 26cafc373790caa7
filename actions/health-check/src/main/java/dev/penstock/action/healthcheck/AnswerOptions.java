package dev.penstock.action.healthcheck;

import dev.penstock.command.InputProblems;
import dev.penstock.health.HealthTarget;
import dev.penstock.health.Redirects;
import dev.penstock.kernel.Redactor;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What is sent along, and what the answer has to be besides its version. */
final class AnswerOptions {
  private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";

  @Option(
      names = "--status",
      defaultValue = "200",
      description = "The HTTP statuses that are right, with commas between them.")
  private String status = "200";

  @Option(names = "--contains", description = "Text that has to stand in the body.")
  private Optional<String> contains = Optional.empty();

  @Option(
      names = "--headers",
      description =
          "Headers to send, one a line: `Name: value`. The values are masked, and sent to no other"
              + " host.")
  private Optional<String> headers = Optional.empty();

  @Option(
      names = "--redirects",
      defaultValue = "none",
      description =
          "Which redirects are followed: `none`, `same-host`, or also those to the hosts listed"
              + " here with commas between them.")
  private String redirects = "none";

  /** Masks the headers' values, and tells what is wrong. */
  void check(Redactor redactor, InputProblems problems) {
    HeaderLines lines = lines();
    lines.values().values().forEach(redactor::add);
    lines.problem().ifPresent(problem -> problems.add("headers", problem));
    if (!status.matches("[1-5]\\d\\d( *, *[1-5]\\d\\d)*")) {
      problems.add("status", "must be statuses from 100 to 599, with commas between them");
    }
    if (!redirects.matches(HOST + "( *, *" + HOST + ")*")) {
      problems.add("redirects", "must be none, same-host or hosts with commas between them");
    }
  }

  /** The target with all of it. Only after {@link #check} found nothing. */
  HealthTarget on(HealthTarget target) {
    HealthTarget asked =
        target
            .withStatuses(items(status).stream().map(Integer::valueOf).collect(Collectors.toSet()))
            .withHeaders(lines().values())
            .withRedirects(followed());
    return contains.map(asked::withBodyContaining).orElse(asked);
  }

  private HeaderLines lines() {
    return HeaderLines.of(headers.orElse(""));
  }

  private Redirects followed() {
    return switch (redirects) {
      case "none" -> Redirects.none();
      case "same-host" -> Redirects.sameHost();
      default -> Redirects.toHosts(items(redirects));
    };
  }

  private static Set<String> items(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }
}
