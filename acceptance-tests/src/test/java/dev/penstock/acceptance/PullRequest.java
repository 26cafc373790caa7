package dev.penstock.acceptance;

import dev.penstock.runtime.Inputs;
import dev.penstock.sandbox.github.Comment;
import dev.penstock.sandbox.github.EventPayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A pull request, as its events start workflow runs. Immutable.
 *
 * @param event the file of the event's payload
 */
record PullRequest(World world, int number, Path event) {

  static PullRequest opened(World world, int number) {
    return new PullRequest(
        world,
        number,
        file(EventPayload.opened(world.sandbox().github(), world.repository(), number), number));
  }

  /** Someone pushes; the event is the push's. */
  PullRequest push(String commit) {
    String before = commit();
    world.repository().push(number, commit);
    return told(
        github -> EventPayload.synchronize(world.sandbox().github(), github, number, before));
  }

  /** Someone closes it; the event is the closing. */
  PullRequest close() {
    world.repository().close(number);
    return told(github -> EventPayload.closed(world.sandbox().github(), github, number));
  }

  private PullRequest told(Function<dev.penstock.sandbox.github.Repository, EventPayload> event) {
    return new PullRequest(world, number, file(event.apply(world.repository()), number));
  }

  String commit() {
    return EventPayload.opened(world.sandbox().github(), world.repository(), number)
        .json()
        .at("/pull_request/head/sha")
        .asText();
  }

  /** A step of a workflow run that the event has started, with every credential. */
  Step step(String action, Checkout checkout) {
    Map<String, String> environment = new HashMap<>(world.job(checkout.folder()));
    environment.put("GITHUB_EVENT_NAME", "pull_request");
    environment.put("GITHUB_EVENT_PATH", event.toString());
    world.credentials().forEach((input, value) -> environment.put(Inputs.variableOf(input), value));
    return Step.of(action, environment);
  }

  Step up(Checkout checkout) {
    return step("deploy-preview", checkout).with("command", "up");
  }

  Step down(Checkout checkout) {
    return step("deploy-preview", checkout).with("command", "down");
  }

  /** What was said on it, oldest first. */
  List<String> comments() {
    return world.repository().comments(number).stream().map(Comment::body).toList();
  }

  private static Path file(EventPayload payload, int number) {
    try {
      Path folder = Files.createDirectories(Places.TARGET.resolve("events"));
      return payload.writeTo(Files.createTempFile(folder, "pull-" + number + "-", ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
