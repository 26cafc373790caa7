package dev.penstock.sandbox.cloudflare;

import dev.penstock.sandbox.http.Call;
import java.util.List;

/** Which page of a list is asked for. Pages count from 1; one past the end is empty. */
record Paging(int page, int perPage) {

  static Paging of(Call call, int usual, int most) {
    int page = number(call, "page", 1);
    int perPage = number(call, "per_page", usual);
    if (page < 1 || perPage < 1 || perPage > most) {
      throw Envelope.error(400, 6008, "Invalid pagination parameters");
    }
    return new Paging(page, perPage);
  }

  private static int number(Call call, String name, int usual) {
    try {
      return call.query(name).map(Integer::parseInt).orElse(usual);
    } catch (NumberFormatException e) {
      throw Envelope.error(400, 6008, "Invalid value for " + name);
    }
  }

  <T> List<T> of(List<T> all) {
    long from = Math.min((long) (page - 1) * perPage, all.size());
    long to = Math.min(from + perPage, all.size());
    return all.subList((int) from, (int) to);
  }
}
