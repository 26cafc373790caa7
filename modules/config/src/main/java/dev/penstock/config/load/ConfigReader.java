package dev.penstock.config.load;

import dev.penstock.config.DatabaseConfig;
import dev.penstock.config.Defaults;
import dev.penstock.config.DnsConfig;
import dev.penstock.config.DnsProvider;
import dev.penstock.config.EnvironmentConfig;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the whole file. */
final class ConfigReader {
  static final int MOST_SERVICES = 50;
  static final int MOST_ENVIRONMENTS = 20;

  private final Reading reading;
  private final Scalars scalars;

  ConfigReader(Reading reading) {
    this.reading = reading;
    this.scalars = new Scalars(reading);
  }

  /** The configuration; empty when something required is missing or wrong. */
  Optional<PenstockConfig> read(Node root) {
    return isOfAnotherVersion(root) ? Optional.empty() : block(root);
  }

  /** Another version may have other keys: what else looks wrong would only mislead. */
  private boolean isOfAnotherVersion(Node root) {
    Optional<Node.Scalar> other =
        root instanceof Node.Mapping mapping
            ? mapping.get("version").flatMap(ConfigReader::otherVersion)
            : Optional.empty();
    other.ifPresent(
        version ->
            reading.wrong(
                version.position(),
                "version " + Quoted.of(version.text()) + " of the format is unknown",
                "this Penstock reads `version: "
                    + Defaults.VERSION
                    + "`; a newer one may read more"));
    return other.isPresent();
  }

  private static Optional<Node.Scalar> otherVersion(Node node) {
    return node instanceof Node.Scalar version
            && version.isNumber()
            && !version.text().equals(String.valueOf(Defaults.VERSION))
        ? Optional.of(version)
        : Optional.empty();
  }

  private Optional<PenstockConfig> block(Node root) {
    return Fields.read(
        Section.ROOT,
        root,
        reading,
        fields -> {
          var version =
              fields.required("version", scalars.number(Defaults.VERSION, Defaults.VERSION));
          var project =
              fields.required(
                  "project",
                  scalars.matching(
                      Forms.NAME, "a name of a-z, 0-9 and single dashes, at most 63 characters"));
          var database = fields.optional("database", new DatabaseReader(reading)::read);
          var dns = fields.optional("dns", this::dns);
          String parent = database.map(DatabaseConfig::parent).orElse(Defaults.DATABASE_PARENT);
          var environments =
              fields.optional(
                  "environments", node -> environments(node, parent), new LinkedHashMap<>());
          var services = fields.required("services", this::services);
          return () ->
              new PenstockConfig(
                  version.get(), project.get(), database, dns, environments, services.get());
        });
  }

  private Optional<DnsConfig> dns(Node node) {
    return Fields.read(
        Section.DNS,
        node,
        reading,
        fields -> {
          var provider = fields.required("provider", scalars.choice(DnsProvider.class));
          var zone =
              fields.required(
                  "zone", scalars.matching(Forms.HOST, "a host name such as `example.com`"));
          return () -> new DnsConfig(provider.get(), zone.get());
        });
  }

  private Optional<SequencedMap<String, EnvironmentConfig>> environments(Node node, String parent) {
    long count = Nodes.entries(node).count();
    return count > MOST_ENVIRONMENTS
        ? reading.wrong(
            node.position(),
            "`environments` has " + count + " environments",
            "it takes at most " + MOST_ENVIRONMENTS)
        : Blocks.map(reading, new EnvironmentReader(reading, parent)::read).read(node);
  }

  private Optional<SequencedMap<String, ServiceConfig>> services(Node node) {
    if (node instanceof Node.Mapping mapping) {
      int count = mapping.entries().size();
      if (count == 0 || count > MOST_SERVICES) {
        String found = "`services` has " + count + " services";
        return reading.wrong(mapping.position(), found, "it takes 1 to " + MOST_SERVICES);
      }
    }
    Naming naming = Naming.of(reading);
    var services =
        Blocks.map(reading, service -> new ServiceReader(reading, naming, service).read())
            .read(node);
    naming.finish();
    return services;
  }
}
