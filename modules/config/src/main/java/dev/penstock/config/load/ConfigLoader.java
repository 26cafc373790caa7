package dev.penstock.config.load;

import dev.penstock.config.PenstockConfig;
import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Problems;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import dev.penstock.config.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads {@code penstock.yml}.
 *
 * <p>Everything that is wrong is said at once. The file may come from anybody: it is limited in
 * size and depth, and nothing in it is executed, expanded or looked up. The environment is not read
 * here; references are kept as templates.
 */
public final class ConfigLoader {
  /** A configuration of fifty services has about 30 KiB. */
  static final int LARGEST_IN_BYTES = 256 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ConfigLoader() {}

  /** Reads a file, which its problems name as it is given here. Never throws for its content. */
  public static LoadResult load(Path file) {
    return load(file, file.toString());
  }

  /**
   * Reads a file.
   *
   * @param shownAs what problems call it: its path in the repository makes annotations clickable
   */
  public static LoadResult load(Path file, String shownAs) {
    Problems problems = new Problems(shownAs);
    return text(file, problems)
        .map(text -> parse(text, shownAs))
        .orElseGet(() -> new LoadResult.Invalid(problems.inOrder()));
  }

  /**
   * Reads a text.
   *
   * @param shownAs what problems call it
   */
  public static LoadResult parse(String text, String shownAs) {
    Problems problems = new Problems(shownAs);
    Optional<PenstockConfig> config =
        YamlTree.parse(withoutMark(text), problems).flatMap(root -> bind(root, problems));
    return config
        .filter(right -> problems.isEmpty())
        .<LoadResult>map(LoadResult.Loaded::new)
        .orElseGet(() -> new LoadResult.Invalid(problems.inOrder()));
  }

  private static Optional<PenstockConfig> bind(Node root, Problems problems) {
    return new ConfigReader(new Reading(Outline.of(root), problems)).read(root);
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static Optional<String> text(Path file, Problems problems) {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = content.readNBytes(LARGEST_IN_BYTES + 1);
      if (bytes.length > LARGEST_IN_BYTES) {
        problems.add(
            Position.START,
            "the file is larger than " + LARGEST_IN_BYTES / 1024 + " KiB",
            "is it the right one?");
        return Optional.empty();
      }
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      problems.add(Position.START, "the file is not UTF-8 text", "save it as UTF-8");
    } catch (NoSuchFileException e) {
      problems.add(
          Position.START, "there is no such file", "create it as docs/configuration.md shows");
    } catch (IOException e) {
      problems.add(Position.START, "the file cannot be read: " + Quoted.of("" + e.getMessage()));
    }
    return Optional.empty();
  }
}
