package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An action loads what it uses: other providers and their libraries cost it nothing. */
@ExtendWith(InWorld.class)
class LoadedWhenUsedTest {
  /** A library, or a module of Penstock, of a class in the JVM's log. */
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)\\] (dev\\.penstock\\.\\w+|okhttp3|picocli|org\\.\\w+)\\.");

  /** The types by which the one place that knows all providers names another one. */
  private static final long FEW = 2;

  private final World world;
  @TempDir private Path folder;

  LoadedWhenUsedTest(World world) {
    this.world = world;
  }

  @Test
  void a_comment_loads_github_and_no_other_provider() throws IOException {
    Map<String, Long> loaded =
        loadedBy(
            world
                .pullRequest()
                .step("pr-comment", Checkout.small())
                .with("key", "loaded")
                .with("body", "Hello"));

    assertThat(loaded.get("dev.penstock.github")).isGreaterThan(10);
    assertThat(loaded)
        .containsKey("okhttp3")
        .doesNotContainKeys("picocli", "dev.penstock.dns", "dev.penstock.selftest")
        .doesNotContainKeys("org.postgresql", "org.xbill", "org.yaml");
    assertThat(List.of("neon", "cloudflare", "health", "postgres"))
        .allSatisfy(other -> assertThat(named(other, loaded)).isLessThanOrEqualTo(FEW));
  }

  @Test
  void a_branch_loads_neon_and_no_other_provider() throws IOException {
    Step step = world.pullRequest().step("db-branch", Checkout.small());
    Map<String, Long> loaded = loadedBy(step.with("command", "create"));
    step.with("command", "delete").runHere().succeeded();

    assertThat(loaded.get("dev.penstock.neon")).isGreaterThan(10);
    assertThat(loaded)
        .containsKeys("okhttp3", "org.yaml")
        .doesNotContainKeys("dev.penstock.dns", "dev.penstock.selftest")
        .doesNotContainKeys("org.postgresql", "org.xbill");
    assertThat(List.of("github", "cloudflare", "health", "postgres"))
        .allSatisfy(other -> assertThat(named(other, loaded)).isLessThanOrEqualTo(FEW));
  }

  @Test
  void a_host_name_is_looked_up_by_the_system() throws IOException {
    Step step =
        world
            .pullRequest()
            .step("pr-comment", Checkout.small())
            .with("key", "named")
            .with("body", "Hello");
    String api = String.valueOf(step.environment().get("GITHUB_API_URL"));
    assertThat(api).contains("//127.0.0.1:");
    Step named = step.env("GITHUB_API_URL", api.replace("127.0.0.1", "localhost"));

    assertThat(loadedBy(named)).doesNotContainKeys("org.xbill");
  }

  private static long named(String module, Map<String, Long> loaded) {
    return loaded.getOrDefault("dev.penstock." + module, 0L);
  }

  /** How many classes a run without a cache loads of each library and module. */
  private Map<String, Long> loadedBy(Step step) throws IOException {
    Path log = folder.resolve("loaded");
    step.flags(List.of("-Xlog:class+load:file=" + log + "::filecount=0")).run().succeeded();
    return PACKAGE
        .matcher(Files.readString(log))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
