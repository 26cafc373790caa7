package dev.penstock.report;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as a real parser with GitHub's extensions reads it. */
final class Parsed {
  /** Its addresses of mail are looser than GitHub's, which the tests look for on their own. */
  private static final Extension WEB_ADDRESSES =
      AutolinkExtension.builder().linkTypes(AutolinkType.URL, AutolinkType.WWW).build();

  private static final List<Extension> GITHUB =
      List.of(WEB_ADDRESSES, StrikethroughExtension.create(), TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(GITHUB).build();

  private final Node root;

  private Parsed(Node root) {
    this.root = root;
  }

  static Parsed of(String markdown) {
    return new Parsed(PARSER.parse(markdown));
  }

  /** The kinds of the nodes in order, without the document itself. */
  List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    for (Node node : below(root)) {
      kinds.add(node.getClass().getSimpleName());
    }
    return kinds;
  }

  /** What a reader sees, without the breaks that keep GitHub from linking. */
  String shown() {
    return raw().replace("\u200b", "");
  }

  /** What GitHub's filters for mentions and references look at: text, but not code. */
  String linkable() {
    return text(root, false);
  }

  String raw() {
    return text(root, true);
  }

  /** What each node of a kind shows. */
  List<String> shownIn(Class<? extends Node> kind) {
    return below(root).stream()
        .filter(kind::isInstance)
        .map(node -> new Parsed(node).shown())
        .toList();
  }

  private static String text(Node node, boolean withCode) {
    return switch (node) {
      case Text text -> text.getLiteral();
      case Code code -> withCode ? code.getLiteral() : " ";
      default -> {
        StringBuilder all = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
          all.append(text(child, withCode)).append(withCode || child instanceof Text ? "" : " ");
        }
        yield all.toString();
      }
    };
  }

  private static List<Node> below(Node node) {
    List<Node> nodes = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      nodes.add(child);
      nodes.addAll(below(child));
    }
    return nodes;
  }
}
