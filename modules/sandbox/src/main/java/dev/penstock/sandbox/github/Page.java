package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which part of a list is asked for (docs.github.com/rest/using-the-rest-api/using-pagination).
 *
 * @param number counts from 1
 * @param size 1 to 100
 * @param address of the list, with its query but without the page
 */
record Page(int number, int size, String address) {
  private static final int USUAL = 30;
  private static final int MOST = 100;

  static Page of(Call call) {
    int size = Math.clamp(number(call, "per_page", USUAL), 1, MOST);
    return new Page(Math.max(1, number(call, "page", 1)), size, address(call));
  }

  private static int number(Call call, String name, int otherwise) {
    try {
      return call.query(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static String address(Call call) {
    String kept =
        Stream.of(call.queryString().split("&"))
            .filter(part -> !part.isEmpty() && !part.startsWith("page="))
            .map(part -> part + "&")
            .collect(Collectors.joining());
    return call.base() + call.path() + "?" + kept;
  }

  /** The page as an array. */
  <T> Reply reply(List<T> all, Function<T, JsonNode> shape) {
    return linked(Reply.json(200, array(all, shape)), all.size());
  }

  /** The page as the named array of an object that also has the total. */
  <T> Reply reply(String name, List<T> all, Function<T, JsonNode> shape) {
    return reply(Json.object(), name, all, shape);
  }

  /** The same, in an object that has more. */
  <T> Reply reply(ObjectNode body, String name, List<T> all, Function<T, JsonNode> shape) {
    body.put("total_count", all.size()).set(name, array(all, shape));
    return linked(Reply.json(200, body), all.size());
  }

  <T> ArrayNode array(List<T> all, Function<T, JsonNode> shape) {
    ArrayNode array = Json.object().arrayNode();
    all.stream().skip((number - 1L) * size).limit(size).map(shape).forEach(array::add);
    return array;
  }

  private Reply linked(Reply reply, int total) {
    int last = Math.max(1, Math.ceilDiv(total, size));
    String links =
        Stream.of(
                link(number > 1, Math.min(number, last + 1) - 1, "prev"),
                link(number < last, number + 1, "next"),
                link(number < last, last, "last"),
                link(number > 1, 1, "first"))
            .filter(link -> !link.isEmpty())
            .collect(Collectors.joining(", "));
    return links.isEmpty() ? reply : reply.withHeader("Link", links);
  }

  private String link(boolean applies, int page, String relation) {
    return applies ? "<" + address + "page=" + page + ">; rel=\"" + relation + "\"" : "";
  }
}
