package dev.penstock.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What happened, to be written as JSON: {@code ./try --report FILE}. */
final class Report {
  private static final int VERSION = 1;

  private final List<Url> urls = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private Map<String, Long> requests = Map.of();
  private String comment = "";
  private int leftovers;

  /** An address of the preview, when it was visited. */
  record Url(String service, String url, int status, String version) {}

  /** Something that was looked at. */
  record Check(boolean good, String what) {}

  /** Does a step and remembers how long it took. */
  <T> T step(String name, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.put(name, Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    }
  }

  void visited(Url url) {
    urls.removeIf(earlier -> earlier.service().equals(url.service()));
    urls.add(url);
  }

  void checked(boolean good, String what) {
    checks.add(new Check(good, what));
  }

  void says(String text) {
    comment = text;
  }

  void counted(Map<String, Long> byProvider) {
    requests = Map.copyOf(byProvider);
  }

  void left(int count) {
    leftovers = count;
  }

  int leftovers() {
    return leftovers;
  }

  /** Whether everything that was looked at is as it should be. */
  boolean isGood() {
    return checks.stream().allMatch(Check::good) && leftovers == 0;
  }

  void writeTo(Path file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("ok", isGood());
    json.put("urls", urls);
    json.put("comment", comment);
    json.put("requests", new TreeMap<>(requests));
    json.put("seconds", seconds);
    json.put("checks", checks);
    json.put("leftovers", leftovers);
    try {
      Files.writeString(
          file,
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json)
              + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
