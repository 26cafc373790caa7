package dev.penstock.runtime;

import dev.penstock.json.Json;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Redactor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How an action ended, for machines: what the outputs {@code result}, {@code outcome} and {@code
 * reason-code} say.
 *
 * @param action the action's name, such as {@code db-branch}
 * @param exit how it ends
 * @param reasonCode stable, lower-case, dash-separated
 * @param message one sentence for people
 * @param fields what else the result tells: text, numbers, booleans, lists and maps of them
 */
public record ActionResult(
    String action, ExitCode exit, String reasonCode, String message, Map<String, ?> fields) {
  /** Raised when a field changes its meaning or goes; new fields do not raise it. */
  public static final int VERSION = 1;

  public ActionResult {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** {@code done}, {@code failed}, {@code invalid}, {@code unavailable} or {@code refused}. */
  public String outcome() {
    return exit.name().toLowerCase(Locale.ROOT);
  }

  /** Writes the three outputs. */
  public void writeTo(Outputs outputs, Redactor redactor) {
    outputs.set("outcome", outcome());
    outputs.set("reason-code", reasonCode);
    outputs.set("result", json(redactor));
  }

  /** One line of JSON. Redacted before it is quoted: quoting could hide a secret from a search. */
  String json(Redactor redactor) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("action", action);
    json.put("outcome", outcome());
    json.put("reason-code", reasonCode);
    json.put("message", message);
    fields.forEach(json::putIfAbsent);
    return Json.text(redacted(json, redactor));
  }

  /** No pattern switch: that makes a class at run time, in every run. */
  private static Object redacted(Object value, Redactor redactor) {
    if (value instanceof Map<?, ?> map) {
      return redactedMap(map, redactor);
    } else if (value instanceof Collection<?> list) {
      return redactedList(list, redactor);
    } else if (value instanceof Number || value instanceof Boolean) {
      return value;
    } else {
      return redactor.redact(value.toString());
    }
  }

  private static List<Object> redactedList(Collection<?> list, Redactor redactor) {
    List<Object> redacted = new ArrayList<>();
    for (Object item : list) {
      redacted.add(redacted(item, redactor));
    }
    return redacted;
  }

  /** Of two names that look the same without their secrets, the first one stays. */
  private static Map<String, Object> redactedMap(Map<?, ?> map, Redactor redactor) {
    Map<String, Object> redacted = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = redactor.redact(String.valueOf(entry.getKey()));
      redacted.putIfAbsent(name, redacted(entry.getValue(), redactor));
    }
    return redacted;
  }
}
