package dev.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/dependencies.md} gives a reason for everything that the build brings in. */
class DependenciesTest {
  /** A dependency, a plugin or an annotation processor: a group, if it is told, then the name. */
  private static final Pattern COORDINATES =
      Pattern.compile(
          "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(?!\\s*</exclusion>)");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)`");

  private final Set<String> documented =
      new TreeSet<>(
          ROW.matcher(Page.read("docs/dependencies.md").text())
              .results()
              .map(found -> found.group(1))
              .toList());

  @Test
  void every_dependency_and_plugin_of_the_poms_is_there_and_none_besides() {
    assertThat(documented.stream().filter(name -> name.contains(":")))
        .containsExactlyInAnyOrderElementsOf(ofThePoms());
  }

  @Test
  void every_npm_package_is_there_and_none_besides() {
    assertThat(documented.stream().filter(name -> !name.contains(":") && !isAction(name)))
        .containsExactlyInAnyOrderElementsOf(ofThePackages());
  }

  /** Those are held to by {@code PinsTest}. */
  private static boolean isAction(String name) {
    return name.matches("[\\w-]+/[\\w-]+");
  }

  private static Set<String> ofThePoms() {
    Set<String> names = new TreeSet<>();
    Checkout.files("pom.xml").stream()
        .flatMap(file -> COORDINATES.matcher(Checkout.read(file)).results())
        .filter(found -> !found.group(1).equals("dev.penstock"))
        .forEach(found -> names.add(found.group(1) + ":" + found.group(2)));
    return names;
  }

  private static Set<String> ofThePackages() {
    Set<String> names = new TreeSet<>();
    Checkout.files("package.json").stream()
        .map(Yaml::read)
        .flatMap(DependenciesTest::packages)
        .forEach(names::add);
    return names;
  }

  private static Stream<String> packages(JsonNode manifest) {
    return Stream.of("dependencies", "devDependencies", "optionalDependencies")
        .flatMap(kind -> manifest.path(kind).properties().stream())
        .map(entry -> realName(entry.getKey(), entry.getValue().asText()));
  }

  /** A second version of a package has another key: {@code npm:wrangler@4.86.0}. */
  private static String realName(String key, String version) {
    return version.startsWith("npm:") ? version.replaceFirst("npm:(.+)@.*", "$1") : key;
  }

  @Test
  void every_version_that_is_told_is_the_one_in_use() {
    String page = Page.read("docs/dependencies.md").text();
    Pattern.compile("<([a-z-]+)\\.version>([^<]+)</\\1\\.version>")
        .matcher(Checkout.read("pom.xml"))
        .results()
        .forEach(found -> assertThat(page).contains("| " + found.group(2) + " |"));
  }
}
