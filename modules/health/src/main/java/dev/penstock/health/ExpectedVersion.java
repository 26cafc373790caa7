package dev.penstock.health;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.json.Json;
import java.io.IOException;
import java.util.Optional;

/**
 * The version a service has to serve, and where its answer tells it. Versions are compared as they
 * are: a shortened commit is another version.
 */
public sealed interface ExpectedVersion {

  /** The version the answer tells; empty when it tells none. */
  Optional<String> servedBy(Answer answer);

  /** The version it has to be; empty when any will do. */
  String expected();

  /** Where the answer tells it, for people. */
  String place();

  /** Any version will do. */
  static ExpectedVersion any() {
    return new Any();
  }

  /**
   * A field of a JSON body.
   *
   * @param path field names with dots between them, digits for the place in an array: {@code
   *     build.version}
   */
  static ExpectedVersion inJson(String path, String expected) {
    return new InJson(path, expected);
  }

  /**
   * A response header.
   *
   * @param name its name, in any case
   */
  static ExpectedVersion inHeader(String name, String expected) {
    return new InHeader(name, expected);
  }

  /** Somewhere in the first 64 KiB of the body. */
  static ExpectedVersion inBody(String expected) {
    return new InBody(expected);
  }

  /** Any version will do. */
  record Any() implements ExpectedVersion {
    @Override
    public Optional<String> servedBy(Answer answer) {
      return Optional.of("");
    }

    @Override
    public String expected() {
      return "";
    }

    @Override
    public String place() {
      return "nowhere";
    }
  }

  /** A field of a JSON body. */
  record InJson(String path, String expected) implements ExpectedVersion {
    public InJson {
      Requirement.filled(path, "a JSON path");
      Requirement.filled(expected, "an expected version");
    }

    @Override
    public Optional<String> servedBy(Answer answer) {
      try {
        return scalar(Json.first(answer.body()).at("/" + path.replace('.', '/')));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    @Override
    public String place() {
      return "JSON field \"" + path + "\"";
    }

    private static Optional<String> scalar(JsonNode node) {
      return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }
  }

  /** A response header. */
  record InHeader(String name, String expected) implements ExpectedVersion {
    public InHeader {
      Requirement.filled(name, "a header's name");
      Requirement.filled(expected, "an expected version");
    }

    @Override
    public Optional<String> servedBy(Answer answer) {
      return answer.header(name);
    }

    @Override
    public String place() {
      return "header " + name;
    }
  }

  /** Somewhere in the body. */
  record InBody(String expected) implements ExpectedVersion {
    public InBody {
      Requirement.filled(expected, "an expected version");
    }

    @Override
    public Optional<String> servedBy(Answer answer) {
      return answer.body().contains(expected) ? Optional.of(expected) : Optional.empty();
    }

    @Override
    public String place() {
      return "the body";
    }
  }
}
