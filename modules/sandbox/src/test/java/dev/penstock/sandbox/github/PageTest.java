package dev.penstock.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PageTest {
  private static final Pattern NEXT = Pattern.compile("[?&]page=(\\d+)>; rel=\"next\"");

  @Property(tries = 200)
  void following_next_visits_everything_once(
      @ForAll @IntRange(max = 400) int total, @ForAll @IntRange(min = 1, max = 100) int size) {
    List<Integer> all = IntStream.range(0, total).boxed().toList();
    List<Integer> seen = new ArrayList<>();
    Optional<Integer> page = Optional.of(1);
    while (page.isPresent() && seen.size() <= total) {
      Reply reply =
          new Page(page.get(), size, "http://127.0.0.1/list?per_page=" + size + "&")
              .reply(all, IntNode::valueOf);
      Json.read(reply.body()).forEach(one -> seen.add(one.asInt()));
      page = next(reply);
    }
    assertThat(seen).isEqualTo(all);
  }

  private static Optional<Integer> next(Reply reply) {
    Matcher link = NEXT.matcher(reply.headers().getOrDefault("Link", ""));
    return link.find() ? Optional.of(Integer.valueOf(link.group(1))) : Optional.empty();
  }
}
