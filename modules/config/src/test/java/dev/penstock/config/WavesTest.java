package dev.penstock.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WavesTest {

  @Test
  void services_without_an_order_between_them_go_together() {
    PenstockConfig config =
        config(
            service("web", "api", "auth"),
            service("api"),
            service("auth"),
            service("docs"),
            service("check", "web"));

    assertThat(waves(config, "web", "api", "auth", "docs", "check"))
        .containsExactly(List.of("api", "auth", "docs"), List.of("web"), List.of("check"));
  }

  @Test
  void an_order_holds_over_services_that_are_not_given() {
    PenstockConfig config =
        config(service("api"), service("auth", "api"), service("web", "auth"), service("docs"));

    assertThat(waves(config, "web", "api", "docs"))
        .containsExactly(List.of("api", "docs"), List.of("web"));
    assertThat(waves(config, "web", "docs")).containsExactly(List.of("web", "docs"));
  }

  @Test
  void nothing_given_makes_no_wave() {
    assertThat(waves(config(service("api")))).isEmpty();
  }

  @Test
  void a_name_that_no_service_has_is_refused() {
    PenstockConfig config = config(service("api"));

    assertThatThrownBy(() -> waves(config, "api", "ap"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ap");
  }

  @Property(tries = 500)
  void every_given_service_is_behind_all_it_comes_after_and_no_later_than_needed(
      @ForAll @IntRange(min = 1, max = 12) int count, @ForAll long seed) {
    Random random = new Random(seed);
    PenstockConfig config = random(count, random);
    List<String> given =
        config.services().keySet().stream().filter(name -> random.nextInt(4) > 0).toList();

    List<List<String>> waves = waves(config, given.toArray(String[]::new));

    assertThat(waves.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(given);
    Map<String, Integer> at = positions(waves);
    for (String name : given) {
      int last =
          earlier(config, name).stream().mapToInt(one -> at.getOrDefault(one, -1)).max().orElse(-1);
      assertThat(at).containsEntry(name, last + 1);
    }
  }

  private static Map<String, Integer> positions(List<List<String>> waves) {
    Map<String, Integer> at = new HashMap<>();
    for (int i = 0; i < waves.size(); i++) {
      for (String name : waves.get(i)) {
        at.put(name, i);
      }
    }
    return at;
  }

  /** All that a service comes after, over any number of others. */
  private static List<String> earlier(PenstockConfig config, String name) {
    List<String> found = new ArrayList<>();
    for (String one : config.services().getOrDefault(name, service(name)).after()) {
      found.add(one);
      found.addAll(earlier(config, one));
    }
    return found;
  }

  private static PenstockConfig random(int count, Random random) {
    List<ServiceConfig> services = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String[] after =
          services.stream()
              .map(ServiceConfig::name)
              .filter(name -> random.nextInt(3) == 0)
              .toArray(String[]::new);
      services.add(service("s" + i, after));
    }
    Collections.shuffle(services, random);
    return config(services.toArray(ServiceConfig[]::new));
  }

  private static List<List<String>> waves(PenstockConfig config, String... names) {
    return config.waves(List.of(names)).stream()
        .map(wave -> wave.stream().map(ServiceConfig::name).toList())
        .toList();
  }

  private static PenstockConfig config(ServiceConfig... services) {
    SequencedMap<String, ServiceConfig> byName = new LinkedHashMap<>();
    for (ServiceConfig service : services) {
      byName.put(service.name(), service);
    }
    return new PenstockConfig(
        1, "shop", Optional.empty(), Optional.empty(), new LinkedHashMap<>(), byName);
  }

  private static ServiceConfig service(String name, String... after) {
    return new ServiceConfig(
        name,
        DeployerChoice.WORKERS,
        Path.of("."),
        Optional.empty(),
        List.of(after),
        Optional.empty(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        HealthConfig.byDefault(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
