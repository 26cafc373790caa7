package dev.penstock.config.load;

import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Template;
import dev.penstock.config.yaml.Node;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads blocks of variables: names of the user's own with templates as values. */
final class VariablesReader implements ValueReader<SequencedMap<String, Template>> {
  /** Names that Penstock gives to what it deploys. */
  private static final String RESERVED = "PENSTOCK_";

  private final Reading reading;
  private final Templates templates;

  VariablesReader(Reading reading, TemplateSite site) {
    this.reading = reading;
    this.templates = new Templates(reading, site);
  }

  @Override
  public Optional<SequencedMap<String, Template>> read(Node node) {
    return Blocks.map(reading, this::value).read(node);
  }

  private Optional<Template> value(Node.Entry entry) {
    Optional<Template> value = templates.read(entry.value());
    if (!Forms.VARIABLE.matcher(entry.key()).matches()) {
      return reading.wrong(
          entry.at(),
          Quoted.of(entry.key()) + " is not a variable's name",
          "use letters, digits and underscores, no digit first");
    }
    if (entry.key().startsWith(RESERVED)) {
      return reading.wrong(
          entry.at(), Quoted.of(entry.key()) + " is reserved", "do not begin it with PENSTOCK_");
    }
    return value;
  }
}
