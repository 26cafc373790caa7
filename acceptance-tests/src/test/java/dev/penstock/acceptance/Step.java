package dev.penstock.acceptance;

import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;
import dev.penstock.launcher.Commands;
import dev.penstock.runtime.ActionRuntime;
import dev.penstock.runtime.Environment;
import dev.penstock.runtime.Inputs;
import dev.penstock.runtime.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A step of a workflow: {@code uses} an action {@code with} inputs, in an environment. Immutable.
 *
 * @param action its name, the image's argument
 * @param environment what the runner sets, inputs included
 * @param flags the JVM's, as bin/penstock has them
 */
record Step(String action, Map<String, String> environment, List<String> flags) {
  private static final List<String> FLAGS = usual();

  Step {
    environment = Map.copyOf(environment);
    flags = List.copyOf(flags);
  }

  static Step of(String action, Map<String, String> environment) {
    return new Step(action, environment, FLAGS);
  }

  /** With an input, under the name that the runner gives it, dashes and all. */
  Step with(String input, String value) {
    return env(Inputs.variableOf(input), value);
  }

  /** With a variable. */
  Step env(String name, String value) {
    return env(Map.of(name, value));
  }

  /** With variables. */
  Step env(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Step(action, all, flags);
  }

  /** Without a variable. */
  Step without(String name) {
    Map<String, String> fewer = new HashMap<>(environment);
    fewer.remove(name);
    return new Step(action, fewer, flags);
  }

  /** With other flags of the JVM besides. */
  Step flags(List<String> more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(more);
    return new Step(action, environment, all);
  }

  /** Runs it as a process of its own, to its end. */
  StepRun run() {
    return start().finish();
  }

  /** Starts it as a process of its own. */
  RunningStep start() {
    RunnerFiles files = RunnerFiles.fresh();
    List<String> command = new ArrayList<>(List.of(Places.JAVA.toString()));
    command.addAll(flags);
    command.addAll(List.of("-jar", Places.JAR.toString(), action));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(files.out().toFile())
            .redirectError(files.err().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(files.variables());
    try {
      return new RunningStep(builder.start(), files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it in this JVM, which is warm: for the runs that only have to follow another one. */
  StepRun runHere() {
    return runHere(Time.system());
  }

  /** The same in another time. */
  StepRun runHere(Time time) {
    RunnerFiles files = RunnerFiles.fresh();
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(files.variables());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ActionRuntime runtime =
        ActionRuntime.of(
            Environment.of(all), new Streams(stream(out), stream(err)), new Redactor(), time);
    int exit = Commands.table().execute(List.of(action), runtime, time);
    return files.read(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** As bin/penstock and the image have them. */
  private static List<String> usual() {
    try (Stream<String> lines = Files.lines(Places.ROOT.resolve("launcher/jvm.options"))) {
      return lines.filter(line -> line.startsWith("-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
