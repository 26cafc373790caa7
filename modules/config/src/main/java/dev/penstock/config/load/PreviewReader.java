package dev.penstock.config.load;

import dev.penstock.config.PreviewConfig;
import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.config.yaml.Node;
import dev.penstock.kernel.Slug;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what services are called in a preview. One for a whole file: no two services may have the
 * same name or host.
 */
final class PreviewReader {
  private static final Pattern DIGIT_BESIDE_NUMBER =
      Pattern.compile("[0-9]\\$\\{\\s*pr\\s*}|\\$\\{\\s*pr\\s*}[0-9]");
  private static final String SOME_ZONE = "example.com";

  private final Reading reading;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> hosts = new HashMap<>();

  PreviewReader(Reading reading) {
    this.reading = reading;
  }

  Optional<PreviewConfig> read(Node node, String service) {
    Templates templates = new Templates(reading, TemplatePlace.NAME, service);
    return Fields.read(
        Section.PREVIEW,
        node,
        reading,
        fields -> {
          var name =
              fields.required(
                  "name",
                  value -> templates.read(value).filter(read -> isName(read, value, service)));
          var host =
              fields.required(
                  "host",
                  value -> templates.read(value).filter(read -> isHost(read, value, service)));
          return () -> PreviewConfig.workerPerPr(name.get(), host.get());
        });
  }

  private boolean isName(Template template, Node node, String service) {
    String sample = sample(template, service);
    return isTold(template, node.position())
        && isLegal(Forms.NAME, sample, "a name of a-z, 0-9 and single dashes", node.position())
        && isFree(names, sample, service, node.position());
  }

  private boolean isHost(Template template, Node node, String service) {
    String sample = sample(template, service);
    return isTold(template, node.position())
        && isLegal(Forms.HOST, sample, "a host name in lower case", node.position())
        && isUnderZone(sample, node.position())
        && isFree(hosts, sample, service, node.position());
  }

  /** What the template becomes for pull request 8. */
  private String sample(Template template, String service) {
    Outline outline = reading.outline();
    return template.evaluate(
        Values.none()
            .with(Fact.PR, "8")
            .with(Fact.ENVIRONMENT, "pr-8")
            .with(Fact.PROJECT, outline.project().orElse("project"))
            .with(Fact.SERVICE, Slug.of(service))
            .with(Fact.ZONE, outline.zone().orElse(SOME_ZONE)));
  }

  private boolean isTold(Template template, Position position) {
    boolean hasNumber = template.references().contains(Fact.PR);
    if (!hasNumber && !template.references().contains(Fact.ENVIRONMENT)) {
      return say(
          position,
          "two pull requests would share " + Quoted.of(template.text()),
          "put `${pr}` or `${environment}` into it");
    }
    return !DIGIT_BESIDE_NUMBER.matcher(template.text()).find()
        || say(
            position,
            "a digit beside `${pr}`: two pull requests could meet",
            "put a dash between them");
  }

  private boolean isLegal(Pattern form, String sample, String wanted, Position position) {
    return form.matcher(sample).matches()
        || say(position, "pull request 8 would be " + Quoted.of(sample) + ": not " + wanted, "");
  }

  private boolean isUnderZone(String sample, Position position) {
    return reading
        .outline()
        .zone()
        .map(
            zone ->
                sample.endsWith("." + zone)
                    || say(
                        position,
                        Quoted.of(sample) + " is not under the zone " + Quoted.of(zone),
                        "end it with `.${zone}`"))
        .orElse(true);
  }

  private boolean isFree(
      Map<String, String> taken, String sample, String service, Position position) {
    String other = taken.putIfAbsent(sample, service);
    return other == null
        || say(
            position,
            "the service " + Quoted.of(other) + " has this too (" + sample + ")",
            "give each service its own, for example with `${service}`");
  }

  private boolean say(Position position, String message, String suggestion) {
    reading.problems().add(position, message, suggestion);
    return false;
  }
}
