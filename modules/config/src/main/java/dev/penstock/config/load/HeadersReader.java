package dev.penstock.config.load;

import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Template;
import dev.penstock.config.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** Reads the headers that a probe sends: names in any case, templates as values. */
final class HeadersReader {
  /** What HTTP itself needs to say (RFC 9110 and 9112): a probe's own affair. */
  private static final Set<String> RESERVED =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Reading reading;
  private final Templates templates;

  HeadersReader(Reading reading, TemplateSite site) {
    this.reading = reading;
    this.templates = new Templates(reading, site);
  }

  Optional<SequencedMap<String, Template>> read(Node node) {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    return Blocks.map(reading, entry -> value(entry, seen))
        .read(node)
        .map(LinkedHashMap<String, Template>::new);
  }

  private Optional<Template> value(Node.Entry entry, Set<String> seen) {
    Optional<Template> value = templates.read(entry.value());
    if (!Forms.HEADER.matcher(entry.key()).matches()) {
      return wrong(entry, "is not a header's name", "use letters, digits and dashes");
    }
    if (RESERVED.contains(entry.key().toLowerCase(Locale.ROOT))) {
      return wrong(entry, "is a header of the connection itself", "take it out");
    }
    return seen.add(entry.key())
        ? value
        : wrong(entry, "stands twice: upper and lower case are the same", "keep one of them");
  }

  private Optional<Template> wrong(Node.Entry entry, String what, String suggestion) {
    return reading.wrong(entry.at(), Quoted.of(entry.key()) + " " + what, suggestion);
  }
}
