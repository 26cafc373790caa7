package dev.penstock.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Redactor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

  /**
   * One line of JSON. Redacted before it is quoted: quoting could hide a secret from a search.
   * Written piece by piece, because a mapper looks at every class by reflection first.
   */
  String json(Redactor redactor) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("action", action);
    json.put("outcome", outcome());
    json.put("reason-code", reasonCode);
    json.put("message", message);
    fields.forEach(json::putIfAbsent);
    StringWriter text = new StringWriter();
    try (JsonGenerator to = new JsonFactory().createGenerator(text)) {
      write(json, to, redactor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** No pattern switch: that makes a class at run time, in every run. */
  private static void write(Object value, JsonGenerator to, Redactor redactor) throws IOException {
    if (value instanceof Map<?, ?> map) {
      writeMap(map, to, redactor);
    } else if (value instanceof Collection<?> list) {
      to.writeStartArray();
      for (Object item : list) {
        write(item, to, redactor);
      }
      to.writeEndArray();
    } else if (value instanceof Number || value instanceof Boolean) {
      to.writePOJO(value);
    } else {
      to.writeString(redactor.redact(value.toString()));
    }
  }

  private static void writeMap(Map<?, ?> map, JsonGenerator to, Redactor redactor)
      throws IOException {
    Set<String> names = new HashSet<>();
    to.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = redactor.redact(String.valueOf(entry.getKey()));
      if (names.add(name)) {
        to.writeFieldName(name);
        write(entry.getValue(), to, redactor);
      }
    }
    to.writeEndObject();
  }
}
