package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.config.RolloutConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Properties of what is read for lasting environments. */
class LastingPropertiesTest {
  private static final String FILE =
      """
      version: 1
      project: shop
      environments: { production: {} }
      services:
        api:
          deployer: workers
          environments:
            production:
              name: api
              host: api.example.com
              rollout: %s
              variables: { %s }
          variables: { %s }
      """;

  @Property(tries = 500)
  void steps_are_right_exactly_when_they_rise_to_100(
      @ForAll @Size(max = 5) List<@IntRange(min = -1, max = 102) Integer> steps) {
    boolean isRight =
        !steps.isEmpty()
            && steps.getFirst() >= 1
            && steps.getLast() == 100
            && List.copyOf(new TreeSet<>(steps)).equals(steps);

    assertThat(isLoaded(file(steps.toString()))).isEqualTo(isRight);
  }

  @Property(tries = 300)
  void rising_steps_are_read_as_they_are(
      @ForAll @Size(max = 8) Set<@IntRange(min = 1, max = 99) Integer> some) {
    List<Integer> steps = new TreeSet<>(some).stream().collect(Collectors.toList());
    steps.add(100);

    RolloutConfig rollout =
        service(file("{ steps: " + steps + " }")).in("production").orElseThrow().rollout();

    assertThat(rollout.steps()).isEqualTo(steps);
    assertThat(rollout.isGradual()).isEqualTo(steps.size() > 1);
  }

  @Property(tries = 500)
  void a_share_is_read_as_it_is(@ForAll @IntRange(max = 150_000) int thousandths) {
    String share = "%d.%03d".formatted(thousandths / 1000, thousandths % 1000);
    String text = file("{ steps: [10, 100], error-budget: " + share + "% }");

    assertThat(isLoaded(text)).isEqualTo(thousandths < 100_000);
    if (thousandths < 100_000) {
      assertThat(service(text).in("production").orElseThrow().rollout().errorBudget())
          .isEqualTo(Double.parseDouble(share));
    }
  }

  @Property(tries = 300)
  void an_environments_values_win_and_no_name_is_lost(
      @ForAll @Size(max = 6) Set<@AlphaChars @StringLength(min = 1, max = 2) String> own,
      @ForAll @Size(max = 6) Set<@AlphaChars @StringLength(min = 1, max = 2) String> instead) {
    ServiceConfig service =
        service(FILE.formatted("[100]", values(instead, "environment"), values(own, "service")));
    Map<String, String> expected = new LinkedHashMap<>();
    own.forEach(name -> expected.put(name, "service"));
    instead.forEach(name -> expected.put(name, "environment"));

    assertThat(texts(service.variablesIn("production"))).isEqualTo(expected);
    assertThat(service.variables().keySet()).isEqualTo(own);
  }

  private static String file(String rollout) {
    return FILE.formatted(rollout, "", "");
  }

  private static String values(Set<String> names, String value) {
    return names.stream()
        .map(name -> "\"%s\": %s".formatted(name, value))
        .collect(Collectors.joining(", "));
  }

  private static boolean isLoaded(String text) {
    return ConfigLoader.parse(text, "f") instanceof LoadResult.Loaded;
  }

  private static ServiceConfig service(String text) {
    return Objects.requireNonNull(ConfigLoader.parse(text, "f").orThrow().services().get("api"));
  }

  private static Map<String, String> texts(Map<String, Template> templates) {
    Map<String, String> texts = new LinkedHashMap<>();
    templates.forEach((name, template) -> texts.put(name, template.text()));
    return texts;
  }
}
