package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the names of the Workers that have a tag. The API has no pages here. */
record ListWorkers(String accountId, String tag) implements Endpoint<Set<String>> {

  private record Script(String id, @Nullable List<String> tags) {}

  @Override
  public String action() {
    return "list the Workers tagged " + tag;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("accounts", accountId, "workers", "scripts").query("tags", tag + ":yes");
  }

  /** Looks at the tags itself too: an API that does not know the filter would list every Worker. */
  @Override
  public Set<String> read(Answer answer) {
    Script[] scripts = Answer.convert(answer.json().path("result"), Script[].class);
    return Arrays.stream(scripts)
        .filter(script -> Objects.requireNonNullElse(script.tags(), List.of()).contains(tag))
        .map(Script::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
