package dev.penstock.config.load;

import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads paths that stay inside the repository. */
final class Paths {
  private final Reading reading;

  Paths(Reading reading) {
    this.reading = reading;
  }

  /** A relative path that does not leave the folder it starts from. */
  Optional<Path> inside(Node node) {
    return new Scalars(reading).plain().read(node).flatMap(text -> path(node, text));
  }

  private Optional<Path> path(Node node, String text) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute() || path.normalize().startsWith("..")) {
        return reading.wrong(
            node.position(),
            Quoted.of(text) + " leads out of the repository",
            "write it relative to the folder of penstock.yml");
      }
      return Optional.of(path);
    } catch (InvalidPathException e) {
      return reading.wrong(node.position(), Quoted.of(text) + " is not a path", "");
    }
  }
}
