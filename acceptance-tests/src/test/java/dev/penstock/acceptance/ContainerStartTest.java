package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The image's caches of classes. The JVM runs the classes in it without a look into the jar, also
 * when the jar is another one (JDK-8377932), so that it belongs to this jar has to be seen here.
 */
@Tag("containers")
class ContainerStartTest {
  private static final List<String> SOME =
      List.of(
          "dev.penstock.launcher.Main",
          "dev.penstock.github.GitHubStickyComments",
          "dev.penstock.command.Input",
          "com.fasterxml.jackson.databind.node.ObjectNode",
          "okhttp3.OkHttpClient");

  @Test
  void the_cache_was_made_from_the_jar_that_is_in_the_image_and_under_test()
      throws IOException, NoSuchAlgorithmException {
    byte[] jar = Files.readAllBytes(Places.JAR);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
    List<String> said =
        Image.built().lines("cd /opt/penstock && cat trained-with && sha256sum penstock.jar");
    assertThat(said).containsExactly(hash + "  penstock.jar", hash + "  penstock.jar");
  }

  @Test
  void classes_of_penstock_and_of_its_libraries_come_from_the_caches() throws IOException {
    for (String[] cache : new String[][] {{"small", smallActions()}, {"whole", ""}}) {
      List<String> loaded = loadedFrom(cache[0], cache[1]);
      assertThat(
              SOME.stream()
                  .filter(
                      type -> loaded.stream().noneMatch(line -> line.contains(fromCache(type)))))
          .as("not from the cache " + cache[0])
          .isEmpty();
      assertThat(loaded.stream().filter(line -> line.contains(" source: file:/opt/penstock/")))
          .as("what training of " + cache[0] + " has not touched")
          .hasSizeLessThan(20);
    }
  }

  /** What each of the actions loads, in processes of their own that start from that cache. */
  private static List<String> loadedFrom(String cache, String actions) {
    String script =
        """
        mkdir /tmp/loaded
        env "INPUT_ONLY=$2" "INPUT_JAVA-OPTIONS=@/opt/penstock/jvm.options -XX:AOTMode=on \
        -XX:AOTCache=/opt/penstock/$1.aot -Xlog:class+load:file=/tmp/loaded/%p" \
        /opt/penstock/bin/penstock self-test
        cat /tmp/loaded/*
        """;
    Docker.Said said = Image.built().bash(script, List.of(), cache, actions);
    assertThat(said.exit()).as(said::toString).isZero();
    return said.out().lines().filter(line -> line.contains("[class,load]")).toList();
  }

  private static String smallActions() throws IOException {
    return Files.readString(Places.ROOT.resolve("launcher/small-actions")).strip();
  }

  @Test
  void actions_that_do_little_start_from_a_small_cache_and_all_others_from_the_whole_one()
      throws IOException {
    List<String> small = List.of(smallActions().split(","));
    assertThat(ActionFile.all()).containsAll(small);
    for (String action : ActionFile.all()) {
      String cache = small.contains(action) ? "small.aot" : "whole.aot";
      assertThat(started(action).out())
          .as(action)
          .contains("Opened AOT cache /opt/penstock/" + cache)
          .contains("penstock ");
    }
  }

  private static Docker.Said started(String action) {
    return Image.built()
        .run(List.of("--env", "JAVA_TOOL_OPTIONS=-XX:AOTMode=on -Xlog:aot"), action, "--version");
  }

  private static String fromCache(String type) {
    return " " + type + " source: shared objects file";
  }

  @Test
  void without_the_cache_everything_works_all_the_same() {
    assertThat(selfTest("-XX:AOTMode=off").out()).contains("reason-code=self-test-passed");
  }

  private static Docker.Said selfTest(String options) {
    Docker.Said said =
        Image.built().run(List.of("--env", "JAVA_TOOL_OPTIONS=" + options), "self-test");
    assertThat(said.exit()).as(said::toString).isZero();
    return said;
  }
}
