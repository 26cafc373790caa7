package dev.penstock.config.load;

import dev.penstock.config.Defaults;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.PreviewConfig;
import dev.penstock.config.PreviewStrategy;
import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.config.yaml.Node;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads what one service is called in a preview. */
final class PreviewReader {
  private static final Pattern DIGIT_BESIDE_NUMBER =
      Pattern.compile("[0-9]\\$\\{\\s*pr\\s*}|\\$\\{\\s*pr\\s*}[0-9]");

  private final Reading reading;
  private final Naming naming;
  private final String service;
  private final Values known;

  PreviewReader(Reading reading, Naming naming, String service) {
    this.reading = reading;
    this.naming = naming;
    this.service = service;
    this.known = KnownFacts.of(reading.outline(), service);
  }

  Optional<PreviewConfig> read(Node node) {
    if (reading.outline().service(service).isDeployedBy(DeployerChoice.COMMAND)) {
      return reading.wrong(
          node.position(),
          "`deployer: command` cannot make previews yet",
          "take `preview` out, and put the service under `environments` only");
    }
    return Fields.read(
        Section.PREVIEW,
        node,
        reading,
        fields -> {
          PreviewStrategy strategy =
              fields.optional(
                  "strategy",
                  new Scalars(reading).choice(PreviewStrategy.class),
                  Defaults.PREVIEW_STRATEGY);
          return switch (strategy) {
            case WORKER_PER_PR -> workerPerPr(fields);
            case NATIVE -> ofWorker(fields);
          };
        });
  }

  private Supplier<PreviewConfig> workerPerPr(Fields fields) {
    Templates templates =
        new Templates(reading, TemplateSite.of(TemplatePlace.PREVIEW_NAME, service));
    var name =
        fields.required("name", node -> templates.read(node).filter(read -> isName(read, node)));
    var host =
        fields.required(
            "host",
            Section.PREVIEW.place(),
            node -> templates.read(node).filter(read -> isHost(read, node)));
    return () -> PreviewConfig.workerPerPr(name.get(), host.get());
  }

  private Supplier<PreviewConfig> ofWorker(Fields fields) {
    Templates templates =
        new Templates(reading, TemplateSite.of(TemplatePlace.WORKER_NAME, service));
    var name =
        fields.required("name", node -> templates.read(node).filter(read -> isWorker(read, node)));
    fields.optional("host", this::refuseHost);
    return () -> PreviewConfig.ofWorker(name.get());
  }

  private Optional<Template> refuseHost(Node node) {
    return reading.wrong(
        node.position(),
        "with `strategy: native` the provider chooses the address",
        "take `host` out");
  }

  private boolean isName(Template template, Node node) {
    String sample = sample(template);
    return isTold(template, node.position())
        && isLegal(Forms.NAME, sample, "a name of a-z, 0-9 and single dashes", node.position())
        && isFree(naming.names(), sample, template, node.position());
  }

  private boolean isWorker(Template template, Node node) {
    String name = template.evaluate(known);
    return naming.isLegalName(name, node.position())
        && isFree(naming.names().takeForWorker(service, name), name, node.position());
  }

  private boolean isHost(Template template, Node node) {
    String sample = sample(template);
    return isTold(template, node.position())
        && isLegal(Forms.HOST, sample, "a host name in lower case", node.position())
        && naming.isUnderZone(sample, node.position())
        && isFree(naming.hosts(), sample, template, node.position());
  }

  /** What the template becomes for pull request 8. */
  private String sample(Template template) {
    return template.evaluate(known.with(Fact.PR, "8").with(Fact.ENVIRONMENT, "pr-8"));
  }

  private boolean isTold(Template template, Position position) {
    boolean hasNumber = template.references().contains(Fact.PR);
    if (!hasNumber && !template.references().contains(Fact.ENVIRONMENT)) {
      return reading.not(
          position,
          "two pull requests would share " + Quoted.of(template.text()),
          "put `${pr}` or `${environment}` into it");
    }
    return !DIGIT_BESIDE_NUMBER.matcher(template.text()).find()
        || reading.not(
            position,
            "a digit beside `${pr}`: two pull requests could meet",
            "put a dash between them");
  }

  private boolean isLegal(Pattern form, String sample, String wanted, Position position) {
    return form.matcher(sample).matches()
        || reading.not(
            position, "pull request 8 would be " + Quoted.of(sample) + ": not " + wanted, "");
  }

  private boolean isFree(TakenNames taken, String sample, Template template, Position position) {
    return isFree(taken.takeForPreviews(service, sample, template, known), sample, position);
  }

  private boolean isFree(Optional<String> other, String sample, Position position) {
    return other.isEmpty()
        || reading.not(
            position,
            "the service " + Quoted.of(other.orElseThrow()) + " has this too (" + sample + ")",
            "give each service its own, for example with `${service}`");
  }
}
