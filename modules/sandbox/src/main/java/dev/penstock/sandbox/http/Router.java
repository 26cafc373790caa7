package dev.penstock.sandbox.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the handler of a call. Built once, before the server starts; then only read.
 *
 * <p>The most precise template wins, whatever the order they were added in. A HEAD without a route
 * of its own goes to the GET.
 */
public final class Router {

  private record Route(String method, Template template, Handler handler) {}

  private final List<Route> routes = new ArrayList<>();
  private Filter filter = (call, next) -> next.handle(call);
  private Handler otherwise = call -> Reply.json(404, Map.of("message", "no such route: " + call));

  /**
   * Adds a route.
   *
   * @param template a path such as {@code /repos/{owner}/{repo}}; {@code {rest+}} takes the whole
   *     tail, slashes included
   */
  public Router route(String method, String template, Handler handler) {
    routes.add(new Route(method, Template.of(template), handler));
    routes.sort(Comparator.comparing(Route::template));
    return this;
  }

  /** Puts a filter around every call, unmatched ones too; the one added last is outermost. */
  public Router around(Filter outer) {
    Filter inner = filter;
    filter = (call, next) -> outer.handle(call, again -> inner.handle(again, next));
    return this;
  }

  /** Answers what no route takes; default: 404 with a JSON message. */
  public Router otherwise(Handler handler) {
    otherwise = handler;
    return this;
  }

  /** Which route takes the request, and how to answer it. */
  Match match(Request request, URI base) {
    String method = request.method();
    return find(request, base, method)
        .or(() -> method.equals("HEAD") ? find(request, base, "GET") : Optional.empty())
        .orElseGet(
            () ->
                new Match(new Call(request, base, Optional.empty(), Map.of()), otherwise, filter));
  }

  private Optional<Match> find(Request request, URI base, String method) {
    return routes.stream()
        .filter(route -> route.method.equals(method))
        .flatMap(route -> match(route, request, base).stream())
        .findFirst();
  }

  private Optional<Match> match(Route route, Request request, URI base) {
    return route
        .template
        .match(request.path())
        .map(params -> new Call(request, base, Optional.of(route.template.text()), params))
        .map(call -> new Match(call, route.handler, filter));
  }

  /** A call with what answers it. */
  record Match(Call call, Handler handler, Filter filter) {
    Reply answer() throws Exception {
      return filter.handle(call, handler);
    }
  }
}
