package dev.penstock.config.yaml;

import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Problems;
import dev.penstock.config.problem.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds the tree of one YAML document from the parser's events.
 *
 * <p>Only plain YAML is taken: aliases can grow a small file without bound, and tags name types of
 * other programs. What is refused is noted as a problem and read on, so that one run names them
 * all. No part of YAML that makes objects is used.
 */
public final class YamlTree {
  private static final int DEEPEST = 16;

  private final Parser parser;
  private final Problems problems;

  private YamlTree(Parser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * Parses a document.
   *
   * @return its root; empty when nothing can be made of it, and then there is a problem
   */
  public static Optional<Node> parse(String text, Problems problems) {
    if (Characters.refuse(text, problems)) {
      return Optional.empty();
    }
    try {
      Parser parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
      return new YamlTree(parser, problems).document();
    } catch (TooDeep e) {
      problems.add(e.position, "nested deeper than " + DEEPEST + " levels");
    } catch (YAMLException e) {
      SyntaxProblem.of(e, text).addTo(problems);
    }
    return Optional.empty();
  }

  private Optional<Node> document() {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      problems.add(Position.START, "the file is empty", "start with `version: 1`");
      return Optional.empty();
    }
    parser.getEvent();
    Node root = node(0);
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      Position next = position(parser.peekEvent());
      problems.add(next, "a second document", "keep one, without a line of `---` after it");
    }
    return Optional.of(root);
  }

  private Node node(int depth) {
    Event event = parser.getEvent();
    Position position = position(event);
    if (depth > DEEPEST) {
      throw new TooDeep(position);
    }
    return switch (event) {
      case MappingStartEvent start -> mapping(start, position, depth);
      case SequenceStartEvent start -> sequence(start, position, depth);
      case ScalarEvent scalar -> scalar(scalar, position);
      default -> alias(position);
    };
  }

  private Node mapping(MappingStartEvent start, Position position, int depth) {
    refuse(start, start.getTag(), position);
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Position> seen = new HashMap<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Node key = node(depth + 1);
      Node value = node(depth + 1);
      if (isNew(key, seen)) {
        entries.add(new Node.Entry(key.position(), name(key), value));
      }
    }
    parser.getEvent();
    return new Node.Mapping(position, entries);
  }

  private boolean isNew(Node key, Map<String, Position> seen) {
    if (!(key instanceof Node.Scalar)) {
      problems.add(key.position(), "a key that is " + key.kind(), "a key is one word");
      return false;
    }
    Position first = seen.putIfAbsent(name(key), key.position());
    if (first != null) {
      String known = "the first one is on line " + first.line();
      problems.add(key.position(), "duplicate key " + Quoted.of(name(key)), known);
    }
    return first == null;
  }

  private static String name(Node key) {
    return key instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  private Node sequence(SequenceStartEvent start, Position position, int depth) {
    refuse(start, start.getTag(), position);
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    parser.getEvent();
    return new Node.Sequence(position, items);
  }

  private Node scalar(ScalarEvent scalar, Position position) {
    refuse(scalar, scalar.getTag(), position);
    Node.Scalar.Type type =
        scalar.isPlain() && scalar.getTag() == null
            ? PlainScalars.type(scalar.getValue())
            : Node.Scalar.Type.TEXT;
    return new Node.Scalar(position, scalar.getValue(), type);
  }

  private Node alias(Position position) {
    problems.add(position, "an alias (`*`) is not taken here", "write the value out");
    return new Node.Scalar(position, "alias", Node.Scalar.Type.TEXT);
  }

  private void refuse(NodeEvent event, @Nullable String tag, Position position) {
    if (event.getAnchor() != null) {
      problems.add(position, "an anchor (`&`) is not taken here", "take it out");
    }
    if (tag != null) {
      problems.add(position, "a tag (`!`) is not taken here", "take it out, or quote the value");
    }
  }

  private static Position position(Event event) {
    Mark mark = event.getStartMark();
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Position position;

    TooDeep(Position position) {
      super(null, null, false, false);
      this.position = position;
    }
  }
}
