package dev.penstock.kernel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes known secrets out of text that is about to be shown.
 *
 * <p>A secret is found as it is, line by line, URL-encoded and in base64, because tools print it in
 * all of these forms. Thread-safe; secrets may be added while others redact.
 */
public final class Redactor {
  /** Shorter values are words of ordinary text: masking them would hide what a reader needs. */
  private static final int SHORTEST_FORM = 4;

  private final ConcurrentSkipListSet<String> forms =
      new ConcurrentSkipListSet<>(Redactor::longestFirst);
  private final Set<Secret> known = ConcurrentHashMap.newKeySet();
  private final List<Consumer<Secret>> listeners = new CopyOnWriteArrayList<>();

  /** Every form of the secret that must be masked: itself, its lines, URL-encoded, base64. */
  public static List<String> formsOf(Secret secret) {
    return Stream.concat(Stream.of(secret.reveal()), secret.reveal().lines())
        .map(String::strip)
        .flatMap(Redactor::encodings)
        .filter(form -> form.length() >= SHORTEST_FORM)
        .distinct()
        .toList();
  }

  /**
   * Tells of every secret that is new from now on, after {@link #redact} knows it: whoever else
   * shows text, such as a workflow's runner, can be told to mask it too.
   */
  public void whenAdded(Consumer<Secret> listener) {
    listeners.add(listener);
  }

  /** From now on the secret is masked wherever {@link #redact} sees it. */
  public void add(Secret secret) {
    forms.addAll(formsOf(secret));
    if (known.add(secret)) {
      listeners.forEach(listener -> listener.accept(secret));
    }
  }

  /** A form that holds another one goes first, so that nothing of it is left over. */
  private static int longestFirst(String one, String other) {
    int byLength = Integer.compare(other.length(), one.length());
    return byLength == 0 ? one.compareTo(other) : byLength;
  }

  /** The text with every known secret replaced by {@link Secret#MASK}. */
  public String redact(String text) {
    String redacted = text;
    for (String form : forms) {
      redacted = redacted.replace(form, Secret.MASK);
    }
    return redacted;
  }

  private static Stream<String> encodings(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        value,
        URLEncoder.encode(value, StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(bytes),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
