package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.UnreadableAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list, and how far the list goes on ("Using pagination in the REST API").
 *
 * @param items what is wanted of it, in GitHub's order
 * @param last the furthest page that GitHub knew of, from 1; at most this page's own number when
 *     nothing comes after it
 */
record Listing<T>(List<T> items, int last) {
  /** The most that GitHub puts on a page. */
  static final String SIZE = "100";

  private static final String PAGE = "page=";

  Listing {
    items = List.copyOf(items);
  }

  /** The number as a query has it: the first page needs none. */
  static Optional<String> number(int page) {
    return page == 1 ? Optional.empty() : Optional.of(Integer.toString(page));
  }

  /**
   * Reads a page.
   *
   * @param page its number
   * @param item reads what is on it; empty for what is not wanted
   * @throws UnreadableAnswer if it is not a list
   */
  static <T> Listing<T> read(Answer answer, int page, Function<JsonNode, Optional<T>> item) {
    if (!answer.json().isArray()) {
      throw new UnreadableAnswer("it is not a list");
    }
    List<T> items = new ArrayList<>();
    answer.json().forEach(each -> item.apply(each).ifPresent(items::add));
    return new Listing<>(items, last(answer.header("Link").orElse(""), page));
  }

  /**
   * Of {@code <…?page=2>; rel="next", <…?page=3>; rel="last"}; lists without an end have no last.
   */
  static int last(String links, int page) {
    int last = page;
    for (String link : links.split(",", -1)) {
      if (link.contains("rel=\"next\"") || link.contains("rel=\"last\"")) {
        last = Math.max(last, pageOf(link, page + 1));
      }
    }
    return last;
  }

  private static int pageOf(String link, int otherwise) {
    int start = Math.max(link.lastIndexOf("?" + PAGE), link.lastIndexOf("&" + PAGE));
    int end = start + 1 + PAGE.length();
    while (end < link.length() && Character.isDigit(link.charAt(end))) {
      end++;
    }
    String digits = start < 0 ? "" : link.substring(start + 1 + PAGE.length(), end);
    return digits.isEmpty() || digits.length() > 9 ? otherwise : Integer.parseInt(digits);
  }
}
