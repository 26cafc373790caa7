package dev.penstock.sandbox.cloudflare;

import dev.penstock.sandbox.http.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Filters and order of a list of DNS records, as the query parameters say. */
final class DnsQuery {

  private final Call call;
  private final List<Predicate<DnsEntry>> filters = new ArrayList<>();

  private DnsQuery(Call call) {
    this.call = call;
  }

  static List<DnsEntry> select(Call call, List<DnsEntry> all) {
    DnsQuery query = new DnsQuery(call);
    query.text("name", entry -> Stream.of(entry.name()));
    query.text("content", entry -> Stream.of(entry.content()));
    query.text("comment", entry -> entry.comment().stream());
    query.text("tag", entry -> entry.tags().stream());
    query.filter("type", (entry, value) -> entry.type().equalsIgnoreCase(value));
    query.filter("proxied", (entry, value) -> entry.proxied() == Boolean.parseBoolean(value));
    query.filter("search", DnsQuery::mentions);
    return all.stream().filter(query.combined()).sorted(query.order()).toList();
  }

  /** The filters of one field: {@code name} and {@code name.exact}, {@code name.contains} … */
  private void text(String field, Function<DnsEntry, Stream<String>> values) {
    any(field, values, String::equals);
    any(field + ".exact", values, String::equals);
    any(field + ".contains", values, String::contains);
    any(field + ".startswith", values, String::startsWith);
    any(field + ".endswith", values, String::endsWith);
    filter(field + ".present", (entry, ignored) -> values.apply(entry).findAny().isPresent());
    filter(field + ".absent", (entry, ignored) -> values.apply(entry).findAny().isEmpty());
  }

  private void any(
      String parameter,
      Function<DnsEntry, Stream<String>> values,
      BiPredicate<String, String> test) {
    filter(
        parameter,
        (entry, wanted) ->
            values.apply(entry).anyMatch(value -> test.test(lower(value), lower(wanted))));
  }

  private void filter(String parameter, BiPredicate<DnsEntry, String> test) {
    call.query(parameter).ifPresent(value -> filters.add(entry -> test.test(entry, value)));
  }

  private Predicate<DnsEntry> combined() {
    boolean any = call.query("match").orElse("all").equals("any") && !filters.isEmpty();
    return any
        ? entry -> filters.stream().anyMatch(filter -> filter.test(entry))
        : entry -> filters.stream().allMatch(filter -> filter.test(entry));
  }

  private Comparator<DnsEntry> order() {
    Comparator<DnsEntry> order =
        switch (call.query("order").orElse("name")) {
          case "type" -> Comparator.comparing(DnsEntry::type);
          case "content" -> Comparator.comparing(DnsEntry::content);
          case "ttl" -> Comparator.comparingLong(DnsEntry::ttl);
          case "proxied" -> Comparator.comparing(DnsEntry::proxied);
          default -> Comparator.comparing(DnsEntry::name);
        };
    return call.query("direction").orElse("asc").equals("desc") ? order.reversed() : order;
  }

  private static boolean mentions(DnsEntry entry, String text) {
    String wanted = lower(text);
    return Stream.of(entry.name(), entry.content(), entry.comment().orElse(""))
        .anyMatch(value -> lower(value).contains(wanted));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
