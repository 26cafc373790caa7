package dev.penstock.sandbox.neon;

import dev.penstock.sandbox.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list. The cursor names the last item by what it is sorted by, so a page after
 * deletions neither skips nor repeats.
 *
 * @param next the cursor of the next page; empty on the last one
 * @param last the cursor of the last item here; empty when there is none
 */
record Page<T>(List<T> items, Optional<String> next, Optional<String> last) {

  /**
   * Cuts a page.
   *
   * @param key unique per item; sorts as text
   * @param standard the limit when the call has none
   * @param greatest the greatest limit it may have
   */
  static <T> Page<T> of(
      List<T> all,
      Function<T, String> key,
      boolean ascending,
      Call call,
      int standard,
      int greatest) {
    Comparator<String> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
    Optional<String> after = call.query("cursor").filter(it -> !it.isEmpty()).map(Page::decode);
    int limit = limit(call, standard, greatest);
    List<T> rest =
        all.stream()
            .sorted(Comparator.comparing(key, order))
            .filter(item -> after.isEmpty() || order.compare(key.apply(item), after.get()) > 0)
            .toList();
    List<T> items = rest.subList(0, Math.min(limit, rest.size()));
    Optional<String> last =
        items.isEmpty() ? Optional.empty() : Optional.of(encode(key.apply(items.getLast())));
    return new Page<>(items, rest.size() > items.size() ? last : Optional.empty(), last);
  }

  private static int limit(Call call, int standard, int greatest) {
    try {
      int limit = call.query("limit").map(Integer::parseInt).orElse(standard);
      if (limit < 1 || limit > greatest) {
        throw NeonException.invalid("limit must be between 1 and " + greatest);
      }
      return limit;
    } catch (NumberFormatException e) {
      throw NeonException.invalid("limit must be a number");
    }
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw NeonException.invalid("invalid cursor");
    }
  }
}
