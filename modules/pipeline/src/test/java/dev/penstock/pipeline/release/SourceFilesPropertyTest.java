package dev.penstock.pipeline.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Files on a real disk, in folders that are written in any order. */
class SourceFilesPropertyTest {

  @Property(tries = 150)
  void two_folders_have_one_hash_only_if_they_hold_the_same(
      @ForAll("folders") Map<String, String> one,
      @ForAll("folders") Map<String, String> other,
      @ForAll Random order)
      throws IOException {
    assertThat(hash(one, order).equals(hash(other, order))).isEqualTo(one.equals(other));
    assertThat(hash(one, order)).isEqualTo(hash(one, order));
  }

  @Provide
  Arbitrary<Map<String, String>> folders() {
    Arbitrary<String> names = Arbitraries.of("a", "ab", "b", "x/a", "x/b", "ä", "ü ü", "x/%C3%A4");
    Arbitrary<String> contents = Arbitraries.strings().withChars("ab").ofMaxLength(2);
    return Arbitraries.maps(names, contents).ofMaxSize(4);
  }

  private static String hash(Map<String, String> files, Random order) throws IOException {
    Path root = Files.createTempDirectory("penstock-content");
    try {
      List<String> names = new ArrayList<>(files.keySet());
      Collections.shuffle(names, order);
      for (String name : names) {
        Path file = root.resolve(name);
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(file, files.get(name));
      }
      FramedHash hash = new FramedHash();
      new SourceFiles(root, "api").hash(List.of(Path.of(".")), hash);
      return hash.hex();
    } finally {
      delete(root);
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
