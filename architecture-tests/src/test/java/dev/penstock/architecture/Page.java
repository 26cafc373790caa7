package dev.penstock.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page in Markdown, as GitHub shows it.
 *
 * @param file where it is
 * @param text all of it
 * @param links where its links and pictures lead
 * @param headings its headings, without markup
 * @param code its fenced blocks
 */
record Page(Path file, String text, List<String> links, List<String> headings, List<Fence> code) {

  /**
   * A fenced block.
   *
   * @param language what stands behind the fence
   * @param text what is in it
   */
  record Fence(String language, String text) {}

  static Page read(Path file) {
    String text = Checkout.read(file);
    Reader reader = new Reader();
    Parser.builder().build().parse(text).accept(reader);
    return new Page(file, text, reader.links, reader.headings, reader.fences);
  }

  static Page read(String path) {
    return read(Checkout.file(path));
  }

  static Stream<Page> all() {
    return Checkout.pages().stream().map(Page::read);
  }

  String name() {
    return Checkout.name(file);
  }

  /** What a link may name behind its {@code #}. Equal headings are numbered. */
  List<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    List<String> anchors = new ArrayList<>();
    for (String heading : headings) {
      String anchor = anchor(heading);
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  /** GitHub's rule: lower case, blanks become dashes, punctuation goes. */
  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  /** The part under a heading, down to the next heading of its level or a higher one. */
  String section(String heading) {
    int level = heading.indexOf(' ');
    return String.join(
        "\n",
        text.lines()
            .dropWhile(line -> !line.equals(heading))
            .skip(1)
            .takeWhile(line -> !line.matches("#{1," + level + "} .*"))
            .toList());
  }

  private static final class Reader extends AbstractVisitor {
    private final List<String> links = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final List<Fence> fences = new ArrayList<>();

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      links.add(image.getDestination());
    }

    @Override
    public void visit(Heading heading) {
      headings.add(words(heading));
      visitChildren(heading);
    }

    @Override
    public void visit(FencedCodeBlock block) {
      String info = block.getInfo();
      fences.add(new Fence(info == null ? "" : info, block.getLiteral()));
    }

    private static String words(Node node) {
      StringBuilder words = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text text) {
              words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
              words.append(code.getLiteral());
            }
          });
      return words.toString();
    }
  }
}
