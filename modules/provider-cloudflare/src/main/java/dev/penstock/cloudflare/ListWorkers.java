package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.Fields;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the names of the Workers that have a tag. The API has no pages here. */
record ListWorkers(String accountId, String tag) implements Endpoint<Set<String>> {

  private record Script(String id, List<String> tags) {
    static Script of(Fields fields) {
      return new Script(fields.text("id"), fields.texts("tags"));
    }
  }

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
    return Fields.each(answer.json().path("result"), Script::of).stream()
        .filter(script -> script.tags().contains(tag))
        .map(Script::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
