package dev.penstock.config.load;

import dev.penstock.config.DeployerChoice;
import dev.penstock.config.PreviewStrategy;
import dev.penstock.config.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What a file declares of one service.
 *
 * @param after the services it names in {@code after}
 * @param deployer the word for its deployer
 * @param hasPreview whether it has a {@code preview} block
 * @param strategy the word for the preview's strategy
 * @param environments the lasting environments it says to be in
 */
record ServiceOutline(
    List<String> after,
    Optional<String> deployer,
    boolean hasPreview,
    Optional<String> strategy,
    SequencedSet<String> environments) {
  static final ServiceOutline NOTHING =
      new ServiceOutline(
          List.of(), Optional.empty(), false, Optional.empty(), new LinkedHashSet<>());

  static ServiceOutline of(Node service) {
    Optional<Node> preview = Nodes.child(service, "preview");
    return new ServiceOutline(
        Nodes.child(service, "after").stream()
            .flatMap(Nodes::items)
            .flatMap(item -> Nodes.text(item).stream())
            .toList(),
        Nodes.child(service, "deployer").flatMap(Nodes::text),
        preview.isPresent(),
        preview.flatMap(block -> Nodes.child(block, "strategy")).flatMap(Nodes::text),
        Nodes.child(service, "environments").map(Nodes::keys).orElseGet(LinkedHashSet::new));
  }

  boolean isDeployedBy(DeployerChoice choice) {
    return deployer.filter(choice.text()::equals).isPresent();
  }

  /** Whether the provider chooses the address of its previews. */
  boolean hasNativePreview() {
    return strategy.filter(PreviewStrategy.NATIVE.text()::equals).isPresent();
  }

  /** Whether it is in that place. */
  boolean isIn(Whereabouts place) {
    return place.environment().map(environments::contains).orElse(hasPreview);
  }

  /** Everywhere it is. */
  List<Whereabouts> everywhere() {
    List<Whereabouts> all = new ArrayList<>();
    if (hasPreview) {
      all.add(Whereabouts.PREVIEWS);
    }
    environments.forEach(name -> all.add(Whereabouts.environment(name)));
    return all;
  }
}
