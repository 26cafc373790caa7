package dev.penstock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.github.Comment;
import dev.penstock.sandbox.github.EventPayload;
import dev.penstock.sandbox.github.Issue;
import dev.penstock.sandbox.github.Repository;
import dev.penstock.sandbox.github.WorkflowRun;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Exchange;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.Router;
import dev.penstock.sandbox.http.SandboxServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Looks into a running sandbox and upsets it, from another process. Described in docs/sandbox.md.
 *
 * <ul>
 *   <li>{@code GET /_sandbox/leftovers}: what is there that was not there at the start
 *   <li>{@code GET, DELETE /_sandbox/exchanges?provider=…}: what was asked and answered and when,
 *       without bodies; forget all of it
 *   <li>{@code GET, POST, DELETE /_sandbox/faults}: how many are pending; order one; take all back
 *   <li>{@code GET, POST, DELETE /_sandbox/edge/faults}: the same for what visitors of a host meet
 *   <li>{@code POST /_sandbox/kills}: kill a process at a request
 *   <li>{@code POST /_sandbox/github/limits}: order a rate limit
 *   <li>{@code POST /_sandbox/github/pulls/{number}/{push,close,reopen,merge}}: what people do
 *   <li>{@code GET /_sandbox/github/pulls/{number}/comments}: what they would read
 *   <li>{@code GET /_sandbox/github/issues}: the issues, with their comments
 *   <li>{@code POST /_sandbox/github/runs/{id}}: how a workflow run stands
 * </ul>
 *
 * <p>A server of its own, so that nothing of this is counted or upset by what it orders.
 */
final class ControlApi implements AutoCloseable {
  static final String PROVIDER = "control";
  private static final String PULL = "/_sandbox/github/pulls/{number}";

  private final Sandbox sandbox;
  private final SandboxServer server;

  ControlApi(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.server = SandboxServer.start(PROVIDER, router(), new Faults(), new ExchangeLog());
  }

  private Router router() {
    return new Router()
        .route("GET", "/_sandbox/leftovers", this::leftovers)
        .route("GET", "/_sandbox/exchanges", this::exchanges)
        .route("DELETE", "/_sandbox/exchanges", this::forget)
        .route("GET", "/_sandbox/faults", this::pending)
        .route("POST", "/_sandbox/faults", this::order)
        .route("DELETE", "/_sandbox/faults", this::clear)
        .route("GET", "/_sandbox/edge/faults", this::pendingAtEdge)
        .route("POST", "/_sandbox/edge/faults", this::orderAtEdge)
        .route("DELETE", "/_sandbox/edge/faults", this::clearEdge)
        .route("POST", "/_sandbox/kills", this::kill)
        .route("POST", "/_sandbox/github/limits", this::limit)
        .route("GET", "/_sandbox/github/issues", this::issues)
        .route("POST", "/_sandbox/github/runs/{id}", this::run)
        .route("GET", PULL + "/comments", this::comments)
        .route("POST", PULL + "/push", this::push)
        .route("POST", PULL + "/close", this::close)
        .route("POST", PULL + "/reopen", this::reopen)
        .route("POST", PULL + "/merge", this::merge);
  }

  String address() {
    return server.uri() + "/_sandbox";
  }

  private Reply leftovers(Call call) {
    ArrayNode names = Json.object().arrayNode();
    sandbox.leftovers().forEach(leftover -> names.add(leftover.toString()));
    return Reply.json(200, names);
  }

  private Reply exchanges(Call call) {
    Optional<String> provider = call.query("provider");
    ObjectNode answer = Json.object();
    answer.set("counts", Json.tree(sandbox.exchanges().counts()));
    List<Exchange> all =
        sandbox.exchanges().all().stream()
            .filter(exchange -> provider.map(exchange.provider()::equals).orElse(true))
            .toList();
    answer.set("exchanges", Json.tree(all.stream().map(ControlApi::line).toList()));
    answer.set("arrived", Json.tree(all.stream().map(ControlApi::microseconds).toList()));
    return Reply.json(200, answer);
  }

  /** Since 1970. A double holds it exactly, so any reader of JSON does. */
  private static long microseconds(Exchange exchange) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, exchange.arrived());
  }

  private Reply forget(Call call) {
    sandbox.exchanges().clear();
    return Reply.empty(204);
  }

  private static String line(Exchange exchange) {
    String fault = exchange.fault().map(ordered -> " (" + ordered + ")").orElse("");
    return exchange.number() + " " + exchange.summary() + fault;
  }

  private Reply pending(Call call) {
    return Reply.json(200, Json.object().put("pending", sandbox.faults().pending()));
  }

  private Reply order(Call call) {
    FaultOrder.place(call.json(), sandbox.faults());
    return pending(call);
  }

  private Reply clear(Call call) {
    sandbox.faults().clear();
    return pending(call);
  }

  private Reply pendingAtEdge(Call call) {
    int pending = sandbox.cloudflare().edgeFaults().pending();
    return Reply.json(200, Json.object().put("pending", pending));
  }

  private Reply orderAtEdge(Call call) {
    sandbox.cloudflare().edgeFaults().order(EdgeFaultOrder.read(call.json()));
    return pendingAtEdge(call);
  }

  private Reply clearEdge(Call call) {
    sandbox.cloudflare().edgeFaults().clear();
    return pendingAtEdge(call);
  }

  private Reply kill(Call call) {
    JsonNode order = call.json();
    ProcessHandle process =
        ProcessHandle.of(order.path("pid").asLong())
            .orElseThrow(() -> FaultOrder.wrong("no such process: " + order.path("pid")));
    long request = order.path("request").asLong(1);
    if (order.path("after_handling").asBoolean()) {
      sandbox.faults().killAfterHandling(request, process);
    } else {
      sandbox.faults().killAt(request, process);
    }
    return Reply.empty(204);
  }

  private Reply limit(Call call) {
    JsonNode order = call.json();
    Duration wait = Duration.ofSeconds(order.path("seconds").asLong(60));
    switch (order.path("limit").asText()) {
      case "primary" -> sandbox.github().limits().exhaust(order.path("status").asInt(403), wait);
      case "secondary" ->
          sandbox
              .github()
              .limits()
              .secondary(
                  order.path("times").asInt(1),
                  order.has("seconds") ? Optional.of(wait) : Optional.empty());
      case "none" -> sandbox.github().limits().restore();
      default -> throw FaultOrder.wrong("a limit is primary, secondary or none");
    }
    return Reply.empty(204);
  }

  private Reply comments(Call call) {
    return Reply.json(200, comments(number(call)));
  }

  private ArrayNode comments(int number) {
    ArrayNode list = Json.object().arrayNode();
    for (Comment comment : repository().comments(number)) {
      list.addObject().put("author", comment.author().login()).put("body", comment.body());
    }
    return list;
  }

  private Reply issues(Call call) {
    ArrayNode list = Json.object().arrayNode();
    repository().plainIssues().forEach(issue -> list.add(shown(issue)));
    return Reply.json(200, list);
  }

  private ObjectNode shown(Issue issue) {
    ObjectNode shown = Json.object().put("number", issue.number()).put("title", issue.title());
    shown.put("state", issue.state().open() ? "open" : "closed");
    shown.put("body", issue.body().orElse(""));
    shown.set("labels", Json.tree(issue.labels()));
    shown.set("comments", comments(issue.number()));
    return shown;
  }

  private Reply run(Call call) {
    JsonNode order = call.json();
    repository()
        .tell(
            new WorkflowRun(
                Long.parseLong(call.param("id")),
                order.path("attempt").asInt(1),
                order.path("status").asText("completed"),
                Optional.ofNullable(order.get("conclusion")).map(JsonNode::asText)));
    return Reply.empty(204);
  }

  private Reply push(Call call) {
    int number = number(call);
    String before = repository().issue(number).pull().orElseThrow().commit();
    String commit = call.json().path("commit").asText();
    if (!commit.matches("[0-9a-f]{40}")) {
      throw FaultOrder.wrong("a push needs a \"commit\" of 40 hexadecimal digits");
    }
    repository().push(number, commit);
    return event(EventPayload.synchronize(sandbox.github(), repository(), number, before));
  }

  private Reply close(Call call) {
    repository().close(number(call));
    return event(EventPayload.closed(sandbox.github(), repository(), number(call)));
  }

  private Reply reopen(Call call) {
    repository().reopen(number(call));
    return event(EventPayload.reopened(sandbox.github(), repository(), number(call)));
  }

  private Reply merge(Call call) {
    repository().merge(number(call));
    return event(EventPayload.closed(sandbox.github(), repository(), number(call)));
  }

  /** What people do is answered with the event that a workflow would get of it. */
  private static Reply event(EventPayload payload) {
    return Reply.json(200, payload.json());
  }

  private Repository repository() {
    return sandbox.github().repository(CodexWorld.REPOSITORY);
  }

  private int number(Call call) {
    int number = Integer.parseInt(call.param("number"));
    if (!repository().has(number)) {
      throw FaultOrder.wrong("no pull request " + number);
    }
    return number;
  }

  @Override
  public void close() {
    server.close();
  }
}
