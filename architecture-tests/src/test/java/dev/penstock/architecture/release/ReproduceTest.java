package dev.penstock.architecture.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/reproduce} with a build that can be told what to depend on. */
class ReproduceTest {
  private static final String BUILD =
      """
      #!/usr/bin/env bash
      set -eu
      mkdir -p launcher/target classes
      cat source >classes/made
      eval "$(cat source)" >>classes/made
      "$JAVA_HOME/bin/jar" --create --date 2026-01-01T00:00:00Z --file launcher/target/penstock.jar -C classes .
      """;

  @TempDir Path folder;
  private Place place;

  @BeforeEach
  void prepare() throws IOException {
    place = Place.in(folder);
    place.change("mvnw", BUILD);
    Files.setPosixFilePermissions(place.file("mvnw"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void the_same_bytes_are_told_by_their_hash() {
    built("echo always the same");
    assertThat(place.run("bin/reproduce").well()).matches("[0-9a-f]{64}  penstock.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pwd", "date +%Z", "umask", "echo ${MAVEN_OPTS:-}"})
  void what_depends_on_the_place_is_found_and_named(String dependence) {
    built(dependence);
    place.run("bin/reproduce").refused(1, "Files first/made and second/made differ");
  }

  @Test
  void a_build_that_fails_is_not_called_the_same() {
    built("echo good");
    place.change("source", "echo it broke >&2; exit 7");
    place.run("bin/reproduce").refused(1, "it broke");
  }

  @Test
  void without_a_first_build_there_is_nothing_to_compare() {
    place.run("bin/reproduce").refused(2, "run bin/build");
  }

  private void built(String source) {
    place.change(".gitignore", "target/\nclasses/\n");
    place.change("source", source);
    place.run("env", "JAVA_HOME=" + System.getProperty("java.home"), "./mvnw").well();
  }
}
