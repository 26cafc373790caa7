package dev.penstock.architecture.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.architecture.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The release, program by program, as its workflow runs them. */
class ReleaseTest {
  private static final String VERSION = "1.2.3";
  private static final int PROGRAMS = 7;

  @TempDir Path folder;
  private Place place;
  private String commit;

  @BeforeEach
  void prepare() {
    place = Place.in(folder);
    commit = place.git("rev-parse", "HEAD");
  }

  @Test
  void the_tag_is_one_commit_on_main_whose_actions_name_the_image() {
    String digest = release(VERSION, PROGRAMS);
    String tagged = place.tagged("v1.2.3");
    assertThat(place.git("rev-parse", tagged + "^")).isEqualTo(commit);
    assertThat(place.git("ls-remote", "origin", "main")).startsWith(commit);
    assertThat(Checkout.files("action.yml"))
        .allSatisfy(
            file ->
                assertThat(place.git("show", tagged + ":" + Checkout.name(file)))
                    .contains("image: docker://ghcr.io/penstock/deploy-preview@" + digest));
  }

  @Test
  void the_major_version_moves_to_it_in_git_and_in_the_registry() {
    String digest = release(VERSION, PROGRAMS);
    assertThat(place.tagged("v1")).isEqualTo(place.tagged("v1.2.3"));
    assertThat(place.fake("registry/deploy-preview:v1"))
        .hasSameBinaryContentAs(place.fake("registry/deploy-preview:v1.2.3"))
        .hasSameBinaryContentAs(place.fake("registry/deploy-preview@" + digest));
  }

  @Test
  void the_release_has_its_notes_and_its_files() {
    release(VERSION, PROGRAMS);
    Path release = place.fake("releases/v1.2.3");
    assertThat(release.resolve("notes")).hasContent("- News of 1.2.3.");
    assertThat(release.resolve("CHANGELOG.md")).exists();
    assertThat(release.resolve("published")).exists();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void one_that_died_is_finished_by_running_it_again(int programs) {
    release(VERSION, programs);
    String indexed = text("registry/deploy-preview:v1.2.3");
    String tagged = place.tagged("v1.2.3");
    String digest = release(VERSION, PROGRAMS);
    if (!indexed.isEmpty()) {
      assertThat(text("registry/deploy-preview:v1.2.3")).isEqualTo(indexed);
    }
    if (!tagged.isEmpty()) {
      assertThat(place.tagged("v1.2.3")).isEqualTo(tagged);
    }
    assertThat(place.git("show", place.tagged("v1") + ":action.yml")).contains(digest);
    assertThat(place.calls("release create")).isEqualTo(1);
    assertThat(place.calls("--annotation")).isEqualTo(1);
  }

  @Test
  void a_draft_that_a_dead_run_left_is_completed() {
    release(VERSION, PROGRAMS - 2);
    place.run("env", "gh", "release", "create", "v1.2.3", "--notes-file", "CHANGELOG.md").well();
    release(VERSION, PROGRAMS);
    assertThat(place.fake("releases/v1.2.3/published")).exists();
    assertThat(place.fake("releases/v1.2.3/CHANGELOG.md")).exists();
  }

  @Test
  void a_published_release_is_left_alone() {
    release(VERSION, PROGRAMS);
    assertThat(place.run("release/publish", VERSION, "CHANGELOG.md").well()).contains("already");
    assertThat(place.calls("release upload")).isEqualTo(1);
  }

  @Test
  void a_version_of_another_commit_is_refused() {
    release(VERSION, PROGRAMS);
    String later = place.change("other", "later");
    place.run("release/state", VERSION, later).refused(4, "was released from " + commit);
    place
        .run("release/tag", VERSION, later, "sha256:" + "0".repeat(64))
        .refused(4, "is never moved");
    assertThat(place.git("rev-parse", place.tagged("v1.2.3") + "^")).isEqualTo(commit);
  }

  @Test
  void an_image_of_another_commit_is_refused() {
    release(VERSION, 4);
    String later = place.change("other", "later");
    place.run("release/state", VERSION, later).refused(4, "was built from '" + commit + "'");
    place.run("release/index", VERSION, later, "digests").refused(4, "not from " + later);
  }

  @Test
  void a_commit_that_is_not_on_main_is_refused() {
    place.git("commit", "--quiet", "--allow-empty", "--message", "Not pushed");
    String own = place.git("rev-parse", "HEAD");
    place.run("release/state", VERSION, own).refused(4, "is not on main");
  }

  @ParameterizedTest
  @CsvSource({
    "v1.2.3,2,is not a version",
    "1.2,2,is not a version",
    "01.2.3,2,is not a version",
    "9.9.9,2,has no section",
    "'1.2.3; id',2,is not a version"
  })
  void what_cannot_become_a_version_is_refused(String version, int exit, String because) {
    place.run("release/state", version, commit).refused(exit, because);
  }

  @Test
  void numbers_do_not_go_back() {
    release(VERSION, PROGRAMS);
    commit = place.change("CHANGELOG.md", Place.changes("1.2.2", "1.10.0"));
    place.run("release/state", "1.2.2", commit).refused(4, "is lower than 1.2.3");
    place.run("release/state", "1.10.0", commit).well();
  }

  @Test
  void finishing_an_older_release_does_not_take_the_major_version_back() {
    String digest = release(VERSION, PROGRAMS - 1);
    commit = place.change("CHANGELOG.md", Place.changes("1.3.0"));
    release("1.3.0", PROGRAMS);
    assertThat(place.run("release/move", VERSION, digest).well()).contains("v1 stays at 1.3.0");
    assertThat(place.tagged("v1")).isEqualTo(place.tagged("v1.3.0"));
  }

  @Test
  void a_registry_that_does_not_answer_is_not_an_empty_one() {
    place.set("down", "");
    place.run("release/state", VERSION, commit).refused(3, "did not say whether");
    place.run("release/index", VERSION, commit, "digests").refused(3, "did not say whether");
    place.run("release/publish", VERSION).refused(3, "GitHub did not answer");
  }

  @Test
  void an_image_that_does_not_work_or_is_too_large_gets_no_name() {
    place.set("sick", "");
    assertThat(place.run("release/image", VERSION, commit, "digests").exit()).isNotZero();
    place.unset("sick");
    place.set("size", "120000001");
    place.run("release/image", VERSION, commit, "digests").refused(1, "has 120000001 bytes");
    assertThat(place.file("digests")).doesNotExist();
  }

  @Test
  void the_image_is_built_from_bases_by_digest_and_is_tried_without_a_network() {
    release(VERSION, 3);
    assertThat(Checkout.read(place.fake("calls")))
        .containsPattern("--build-arg BASE=debian:\\S+@sha256:[0-9a-f]{64} ")
        .containsPattern("--build-arg JDK=eclipse-temurin:\\S+@sha256:[0-9a-f]{64} ")
        .containsPattern("--build-arg NODE=node:\\S+@sha256:[0-9a-f]{64} ")
        .contains("--build-arg VERSION=1.2.3 --build-arg REVISION=" + commit)
        .containsPattern("docker run --rm --network none \\S+@sha256:\\S+ self-test");
  }

  @Test
  void the_notes_are_the_versions_own() {
    place.change("CHANGELOG.md", Place.changes("1.2.3", "1.2.2"));
    assertThat(place.run("release/notes", "1.2.2").well()).isEqualTo("- News of 1.2.2.");
    place.change("CHANGELOG.md", "## [1.2.4]\n\n## [1.2.3]\n\n- News.\n");
    place.run("release/notes", "1.2.4").refused(2, "or nothing in it");
  }

  /** Runs the first of the programs and tells the image's digest, if they came that far. */
  private String release(String version, int programs) {
    List<UnaryOperator<String>> all =
        List.of(
            digest -> state(version),
            digest -> digest.isEmpty() ? image(version, "x86_64") : digest,
            digest -> digest.startsWith("sha256:") ? digest : image(version, "aarch64"),
            digest -> place.run("release/index", version, commit, "digests").well(),
            digest -> first(digest, place.run("release/tag", version, commit, digest)),
            digest -> first(digest, place.run("release/publish", version, "CHANGELOG.md")),
            digest -> first(digest, place.run("release/move", version, digest)));
    String digest = "";
    for (UnaryOperator<String> program : all.subList(0, programs)) {
      digest = program.apply(digest);
    }
    return digest;
  }

  private String state(String version) {
    return place
        .run("release/state", version, commit)
        .well()
        .lines()
        .filter(line -> line.startsWith("digest="))
        .findFirst()
        .orElseThrow()
        .substring("digest=".length());
  }

  /** Nothing: what the architectures' images are called is in the folder. */
  private String image(String version, String machine) {
    place.set("machine", machine);
    place.run("release/image", version, commit, "digests").well();
    return "";
  }

  private static String first(String digest, Ended ended) {
    ended.well();
    return digest;
  }

  private String text(String fake) {
    return Files.exists(place.fake(fake)) ? Checkout.read(place.fake(fake)) : "";
  }
}
