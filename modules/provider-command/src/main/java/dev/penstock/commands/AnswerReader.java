package dev.penstock.commands;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.json.Json;
import dev.penstock.kernel.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the last line of a program's standard output that is a JSON object. The program is the
 * repository's own, and yet nothing it says is taken unseen: the answer goes into the ledger, into
 * Markdown and, as a release, back to a program.
 */
final class AnswerReader {
  /** A field that is there twice says two things. */
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final int LONGEST_ID = 200;
  private static final int LONGEST_URL = 500;
  private static final int LONGEST_SHOWN = 80;

  /** Visible ASCII without a space. */
  private static final Pattern WORD = Pattern.compile("[!-~]+");

  private static final Pattern NOT_SHOWN = Pattern.compile("[^ -~]");

  private AnswerReader() {}

  /** A field that is there and is not as it should be. */
  private static final class WrongField extends Exception {
    private static final long serialVersionUID = 1L;

    WrongField(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * The answer.
   *
   * @param stdout the program's lines, without secrets
   */
  static Answer read(List<String> stdout) {
    return stdout.reversed().stream()
        .flatMap(line -> object(line).stream())
        .findFirst()
        .map(AnswerReader::answer)
        .orElseGet(() -> noObject(stdout));
  }

  private static Optional<ObjectNode> object(String line) {
    if (!line.strip().startsWith("{")) {
      return Optional.empty();
    }
    try (JsonParser parser = STRICT.createParser(line)) {
      return Json.read(parser) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Answer answer(ObjectNode object) {
    try {
      return object.isEmpty() || object.path("release").isNull()
          ? new Answer.None()
          : named(object);
    } catch (WrongField e) {
      return new Answer.Unusable(e.why());
    }
  }

  private static Answer named(ObjectNode object) throws WrongField {
    String id =
        word(object, "release", LONGEST_ID)
            .orElseThrow(() -> new WrongField("its JSON has no release: " + shown(object)));
    Optional<String> url = word(object, "url", LONGEST_URL);
    if (url.isPresent()) {
      checkUrl(url.get());
    }
    return new Answer.Named(
        id, url.map(AnswerReader::withoutFinalSlash), word(object, "image", LONGEST_URL));
  }

  private static Optional<String> word(ObjectNode object, String field, int longest)
      throws WrongField {
    JsonNode node = object.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw new WrongField("%s is %s and not a text: %s".formatted(field, kind(node), shown(node)));
    }
    return Optional.of(checked(field, node.textValue(), longest));
  }

  private static String checked(String field, String text, int longest) throws WrongField {
    if (!WORD.matcher(text).matches()) {
      throw new WrongField(
          "%s is not 1 to %d visible ASCII characters without spaces: %s"
              .formatted(field, longest, quoted(text)));
    }
    if (text.length() > longest) {
      throw new WrongField(
          "%s has %d characters, at most %d are allowed: %s"
              .formatted(field, text.length(), longest, quoted(text)));
    }
    if (text.contains(Secret.MASK)) {
      throw new WrongField(
          "%s holds a secret, and the ledger is read by many: %s".formatted(field, quoted(text)));
    }
    return text;
  }

  private static void checkUrl(String text) throws WrongField {
    try {
      URI uri = new URI(text);
      boolean isPlain =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && isPlain) {
        return;
      }
    } catch (URISyntaxException e) {
      // Said below, like an address of another kind.
    }
    throw new WrongField(
        "url is not a plain https address such as https://api.example.com: " + quoted(text));
  }

  private static String withoutFinalSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static Answer noObject(List<String> stdout) {
    return new Answer.Unusable(
        stdout.isEmpty()
            ? "its standard output was empty"
            : "no line of its standard output is a JSON object, the last one is "
                + quoted(stdout.getLast()));
  }

  private static String kind(JsonNode node) {
    return "a JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static String shown(JsonNode node) {
    return quoted(Json.text(node));
  }

  /** A short piece that can stand in any log. */
  private static String quoted(String text) {
    String printable = NOT_SHOWN.matcher(text).replaceAll("?");
    return printable.length() > LONGEST_SHOWN
        ? "`" + printable.substring(0, LONGEST_SHOWN) + "…`"
        : "`" + printable + "`";
  }
}
