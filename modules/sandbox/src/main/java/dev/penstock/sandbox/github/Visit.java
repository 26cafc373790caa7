package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.ReplyException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A call to a repository by someone who may make it.
 *
 * @param call as it came
 * @param actor who acts
 * @param repository which one
 * @param docs the page of GitHub's documentation that its errors point to
 */
record Visit(Call call, Account actor, Repository repository, String docs) {

  Urls urls() {
    return new Urls(call.base(), repository.fullName());
  }

  /** A number in the path. */
  long number(String name) {
    try {
      return Long.parseLong(call.param(name));
    } catch (NumberFormatException e) {
      throw notFound();
    }
  }

  /** The issue or pull request in the path. */
  Issue issue() {
    return found(repository.issues().find(number("number")));
  }

  <T> T found(Optional<T> thing) {
    return thing.orElseThrow(this::notFound);
  }

  ReplyException notFound() {
    return Problem.notFound(docs);
  }

  Fields fields() {
    JsonNode body;
    try {
      body = call.json();
    } catch (ReplyException e) {
      throw Problem.of(400, "Problems parsing JSON", docs);
    }
    if (!body.isObject() && !body.isMissingNode()) {
      throw Problem.of(400, "Body should be a JSON object", docs);
    }
    return new Fields(body, docs);
  }

  /** One page of a list, with the links to the others. */
  <T> Reply page(List<T> all, Function<T, JsonNode> shape) {
    return Page.of(call).reply(all, shape);
  }

  Optional<String> query(String name) {
    return call.query(name).filter(value -> !value.isEmpty());
  }
}
