package dev.penstock.config.load;

import dev.penstock.config.Defaults;
import dev.penstock.config.HealthConfig;
import dev.penstock.config.VersionExpectation;
import dev.penstock.config.problem.Nearest;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how a service proves itself. */
final class HealthReader {
  static final String BODY = "body";
  static final String NONE = "none";

  private final Reading reading;
  private final TemplateSite probe;
  private final Scalars scalars;

  HealthReader(Reading reading, String service) {
    this.reading = reading;
    this.probe = TemplateSite.of(TemplatePlace.PROBE, service);
    this.scalars = new Scalars(reading);
  }

  Optional<HealthConfig> read(Node node) {
    return Fields.read(
        Section.HEALTH,
        node,
        reading,
        fields -> {
          String path =
              fields.optional(
                  "path",
                  scalars.matching(Forms.URL_PATH, "a path such as `/health`"),
                  Defaults.HEALTH_PATH);
          var version = fields.optional("version", this::version, Defaults.HEALTH_VERSION);
          var policy =
              fields.optional(
                  "policy", new PolicyReader(reading)::read, HealthConfig.byDefault().policy());
          var statuses =
              fields.optional("status", new StatusReader(reading)::read, Defaults.HEALTH_STATUSES);
          var contains = fields.optional("contains", scalars.plain());
          var headers =
              fields.optional(
                  "headers",
                  new HeadersReader(reading, probe)::read,
                  HealthConfig.byDefault().headers());
          var redirects =
              fields.optional(
                  "redirects",
                  new RedirectsReader(reading, probe)::read,
                  Defaults.HEALTH_REDIRECTS);
          return () ->
              new HealthConfig(path, version, policy, statuses, contains, headers, redirects);
        });
  }

  private Optional<VersionExpectation> version(Node node) {
    return node instanceof Node.Mapping mapping
        ? place(mapping)
        : scalars.plain().read(node).flatMap(word -> word(node, word));
  }

  private Optional<VersionExpectation> word(Node node, String word) {
    return switch (word) {
      case BODY -> Optional.of(new VersionExpectation.Body());
      case NONE -> Optional.of(new VersionExpectation.None());
      default ->
          reading.wrong(
              node.position(),
              "unknown value " + Quoted.of(word),
              Nearest.to(word, List.of(BODY, NONE))
                  .map(near -> "did you mean " + Quoted.of(near) + "?")
                  .orElse("write `{ json: FIELD }`, `{ header: NAME }`, `body` or `none`"));
    };
  }

  private Optional<VersionExpectation> place(Node.Mapping mapping) {
    return Fields.<List<VersionExpectation>>read(
            Section.VERSION,
            mapping,
            reading,
            fields -> {
              var json =
                  fields.optional(
                      "json", scalars.matching(Forms.JSON_PATH, "a field such as `version`"));
              var header =
                  fields.optional("header", scalars.matching(Forms.HEADER, "a header's name"));
              return () ->
                  Stream.<VersionExpectation>concat(
                          json.stream().map(VersionExpectation.JsonField::new),
                          header.stream().map(VersionExpectation.Header::new))
                      .toList();
            })
        .flatMap(places -> only(mapping, places));
  }

  private Optional<VersionExpectation> only(Node.Mapping mapping, List<VersionExpectation> places) {
    if (mapping.entries().size() != 1) {
      return reading.wrong(mapping.position(), "`version` has one of `json` and `header`", "");
    }
    return places.stream().findFirst();
  }
}
