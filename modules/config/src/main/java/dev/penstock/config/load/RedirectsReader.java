package dev.penstock.config.load;

import dev.penstock.config.RedirectsConfig;
import dev.penstock.config.problem.Nearest;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Template;
import dev.penstock.config.yaml.Node;
import java.util.List;
import java.util.Optional;

/** Reads which redirects a probe follows: a word, or a list of hosts. */
final class RedirectsReader {
  static final String NONE = "none";
  static final String SAME_HOST = "same-host";

  private final Reading reading;
  private final Templates templates;

  RedirectsReader(Reading reading, TemplateSite site) {
    this.reading = reading;
    this.templates = new Templates(reading, site);
  }

  Optional<RedirectsConfig> read(Node node) {
    return node instanceof Node.Sequence sequence
        ? hosts(sequence)
        : new Scalars(reading).plain().read(node).flatMap(word -> word(node, word));
  }

  private Optional<RedirectsConfig> word(Node node, String word) {
    return switch (word) {
      case NONE -> Optional.of(new RedirectsConfig.None());
      case SAME_HOST -> Optional.of(new RedirectsConfig.SameHost());
      default ->
          reading.wrong(
              node.position(),
              "unknown value " + Quoted.of(word),
              Nearest.to(word, List.of(NONE, SAME_HOST))
                  .map(near -> "did you mean " + Quoted.of(near) + "?")
                  .orElse("write `none`, `same-host` or a list of hosts"));
    };
  }

  private Optional<RedirectsConfig> hosts(Node.Sequence sequence) {
    if (sequence.items().isEmpty()) {
      return reading.wrong(sequence.position(), "an empty list of hosts", "write `same-host`");
    }
    return Blocks.list(reading, this::host)
        .read(sequence)
        .filter(hosts -> hosts.size() == sequence.items().size())
        .map(RedirectsConfig.Hosts::new);
  }

  private Optional<Template> host(Node node) {
    return templates.read(node).filter(template -> isHost(template, node));
  }

  /** A host with references is known when a run knows what they stand for. */
  private boolean isHost(Template template, Node node) {
    if (template.references().isEmpty() && !Forms.HOST.matcher(template.text()).matches()) {
      reading.wrong(
          node.position(),
          Quoted.of(template.text()) + " is not a host name such as `www.example.com`",
          "");
      return false;
    }
    return true;
  }
}
