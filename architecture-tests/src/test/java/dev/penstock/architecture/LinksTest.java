package dev.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the pages lead somewhere. */
class LinksTest {

  @Test
  void every_link_to_a_file_or_a_heading_finds_it() {
    assertThat(Page.all().flatMap(LinksTest::broken)).isEmpty();
  }

  @Test
  void there_are_pages_and_links_to_look_at() {
    List<Page> pages = Page.all().toList();
    assertThat(pages).extracting(Page::name).contains("README.md", "docs/architecture.md");
    assertThat(pages.stream().mapToLong(page -> page.links().size()).sum()).isGreaterThan(50);
  }

  private static Stream<String> broken(Page page) {
    return page.links().stream()
        .filter(link -> !link.matches("[a-z]+:.*"))
        .filter(link -> !leadsSomewhere(page, link))
        .map(link -> page.name() + " links to " + link);
  }

  private static boolean leadsSomewhere(Page page, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? page.file()
            : page.file().resolveSibling(parts[0]).toAbsolutePath().normalize();
    boolean inside = target.startsWith(Checkout.root()) && Files.exists(target);
    return inside && (parts.length == 1 || hasAnchor(target, parts[1]));
  }

  private static boolean hasAnchor(Path target, String anchor) {
    return target.toString().endsWith(".md") && Page.read(target).anchors().contains(anchor);
  }
}
