package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.selftest.Exchange;
import dev.penstock.selftest.Recording;
import dev.penstock.selftest.RecordingFormat;
import dev.penstock.selftest.Scene;
import dev.penstock.selftest.Scenes;
import dev.penstock.selftest.Take;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Records what the self-test plays, into {@code target/self-test/world.json}: the file to keep when
 * what actions ask has changed.
 */
class SelfTestRecordingTest {
  private static final Pattern ADDRESS = Pattern.compile("(127\\.0\\.0\\.1|localhost):[0-9]");

  @Test
  void every_scene_of_the_self_test_can_be_played_in_the_sandbox() throws IOException {
    Recording recording = SelfTestRecorder.record();
    assertThat(recording.takes())
        .extracting(Take::scene)
        .containsExactlyElementsOf(Scenes.all().stream().map(Scene::title).toList());
    assertThat(recording.takes())
        .flatExtracting(Take::exchanges)
        .extracting(Exchange::status)
        .allSatisfy(status -> assertThat(status).isBetween(200, 499));
    Path folder = Files.createDirectories(Places.SHARED.resolve("self-test"));
    String text = RecordingFormat.write(recording);
    Files.writeString(folder.resolve("world.json"), text);
    assertThat(text.lines()).as("true of one sandbox only").noneMatch(ADDRESS.asPredicate());
  }
}
