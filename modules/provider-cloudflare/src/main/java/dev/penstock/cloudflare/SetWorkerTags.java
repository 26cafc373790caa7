package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.List;
import java.util.Map;

/** Replaces the tags of a Worker. */
record SetWorkerTags(String accountId, String name, List<String> tags)
    implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "tag Worker " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.patch("accounts", accountId, "workers", "scripts", name, "script-settings")
        .json(Map.of("tags", tags));
  }

  /** A whole list replaces a whole list: twice is as good as once. */
  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Boolean read(Answer answer) {
    return true;
  }
}
