package dev.penstock.selftest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small repository as a runner has checked it out, and the runner's own files beside it. */
public final class Workspace implements AutoCloseable {
  /** The migration that the database has seen. */
  public static final String MIGRATION = "0001_notes";

  private static final List<String> FILES =
      List.of(
          "penstock.yml",
          "migrate.sh",
          "services/api/wrangler.jsonc",
          "services/api/src/index.js",
          "services/web/wrangler.jsonc",
          "services/web/src/index.js");

  private static final Path SHELL = Path.of("/bin/sh");
  private static final String WRANGLER = "node_modules/.bin/wrangler";

  private final Path folder;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** A new one in a temporary folder of its own, which closing removes. */
  public static Workspace open() {
    try {
      Workspace workspace = new Workspace(Files.createTempDirectory("penstock-self-test-"));
      FILES.forEach(file -> workspace.copy(file, workspace.checkout().resolve(file)));
      workspace.copy("wrangler.sh", workspace.wrangler());
      workspace.wrangler().toFile().setExecutable(true);
      return workspace;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the checkout. */
  public Path checkout() {
    return folder.resolve("checkout");
  }

  /** What stands for wrangler: it tells what {@link #tell} gave it. */
  public Path wrangler() {
    return checkout().resolve(WRANGLER);
  }

  /** What wrangler is to tell, by service and command: {@code api-deploy}. */
  public Path records() {
    return checkout().resolve("records");
  }

  /** Lets wrangler tell these records, and nothing else. */
  void tell(Map<String, String> records) {
    delete(records());
    records.forEach((name, text) -> write(records().resolve(name), text));
  }

  /** Whether programs can be started from it; not in a folder of which nothing may be run. */
  boolean runsPrograms() {
    return Files.isExecutable(wrangler()) && Files.isExecutable(SHELL);
  }

  /** What the runner sets for a step, its files new and empty. */
  public Map<String, String> variables(String event) {
    Map<String, String> variables = new HashMap<>();
    variables.put("GITHUB_ACTIONS", "true");
    variables.put("CI", "true");
    variables.put("GITHUB_SERVER_URL", "https://github.com");
    variables.put("GITHUB_RUN_ID", "1234567890");
    variables.put("GITHUB_RUN_ATTEMPT", "1");
    variables.put("GITHUB_ACTOR", "alice");
    variables.put("GITHUB_WORKSPACE", checkout().toString());
    variables.put("GITHUB_EVENT_PATH", file("event.json", event).toString());
    variables.put("GITHUB_OUTPUT", file("output", "").toString());
    variables.put("GITHUB_STATE", file("state", "").toString());
    variables.put("GITHUB_STEP_SUMMARY", file("summary", "").toString());
    variables.put("HOME", folder.toString());
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("LANG", "C.UTF-8");
    return variables;
  }

  /** The reason code that the last step left; empty when it left none. */
  String reason() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("output"));
      for (int index = 0; index + 1 < lines.size(); index++) {
        if (lines.get(index).startsWith("reason-code<<")) {
          return lines.get(index + 1);
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the runner's, outside the checkout. */
  Path file(String name, String text) {
    return write(folder.resolve(name), text);
  }

  private void copy(String resource, Path file) {
    try (InputStream in = Workspace.class.getResourceAsStream("workspace/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("this build has no " + resource);
      }
      Files.createDirectories(file.getParent());
      Files.copy(in, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    delete(folder);
  }

  private static void delete(Path folder) {
    try {
      if (Files.exists(folder)) {
        Files.walkFileTree(folder, new Deletion());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
