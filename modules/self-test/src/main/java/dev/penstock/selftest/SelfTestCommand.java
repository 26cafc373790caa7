package dev.penstock.selftest;

import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.CommandTable;
import dev.penstock.command.Input;
import dev.penstock.command.InputProblems;
import dev.penstock.command.ItemList;
import dev.penstock.kernel.Failure;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs every action once, against a small world on loopback that answers as it was recorded: to see
 * that this machine can run Penstock, and to train the JVM's cache.
 */
public final class SelfTestCommand implements ActionCommand {
  private final Supplier<CommandTable> commands;
  private final Supplier<Recording> recording;
  private final List<Scene> scenes;

  private final Input<Optional<ItemList>> only =
      Input.list("only")
          .describedAs("The actions to run, separated by commas. Otherwise all of them.")
          .optional();

  private final Input<Optional<String>> javaOptions =
      Input.text("java-options")
          .describedAs(
              "Runs each action in a process of its own, with these options for Java. Otherwise all of"
                  + " them in this one.")
          .optional();

  /**
   * A self-test of this build.
   *
   * @param commands the program's own, asked for when it runs
   */
  public SelfTestCommand(Supplier<CommandTable> commands) {
    this(commands, RecordingFormat::shipped, Scenes.all());
  }

  SelfTestCommand(
      Supplier<CommandTable> commands, Supplier<Recording> recording, List<Scene> scenes) {
    this.commands = commands;
    this.recording = recording;
    this.scenes = List.copyOf(scenes);
  }

  @Override
  public String name() {
    return "self-test";
  }

  @Override
  public String description() {
    return "Runs every action once on this machine, against recorded answers and without any network.";
  }

  @Override
  public List<Input<?>> inputs() {
    return List.of(only, javaOptions);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    Set<String> known = scenes.stream().map(Scene::action).collect(Collectors.toSet());
    if (only.value().filter(chosen -> !known.containsAll(chosen.items())).isPresent()) {
      problems.add("only", "must name actions that the self-test runs");
    }
  }

  @Override
  public ActionReport run(ActionContext context) {
    Instant start = context.time().now();
    List<Performance> performances = new ArrayList<>();
    try (Stage stage = Stage.open(player(), recording.get(), context.time())) {
      performances.add(stage.checkTrust());
      chosen().forEach(scene -> performances.add(stage.play(scene)));
    } catch (UncheckedIOException e) {
      return ActionReport.failed(impossible(e));
    }
    context.runtime().print(new ResultTable(Machine.of(context).facts(), performances).render());
    return report(performances, context.time().since(start));
  }

  private Player player() {
    return javaOptions
        .value()
        .<Player>map(OwnProcesses::new)
        .orElseGet(() -> new InThisProcess(commands.get()));
  }

  private Stream<Scene> chosen() {
    return scenes.stream()
        .filter(
            scene ->
                only.value().map(names -> names.items().contains(scene.action())).orElse(true));
  }

  private static ActionReport report(List<Performance> performances, Duration took) {
    List<Performance> failed = performances.stream().filter(Performance::failed).toList();
    return failed.isEmpty()
        ? ActionReport.done(
            "self-test-passed",
            performances.size() + " checks are well, after " + took.toMillis() + " ms")
        : ActionReport.failed(failure(failed, performances.size()));
  }

  private static Failure failure(List<Performance> failed, int of) {
    return Failure.failed(
        "self-test-failed",
        failed.size() + " of " + of + " checks of the self-test failed",
        failed.stream()
            .map(one -> one.name() + " " + one.doing() + ": " + one.notes().getFirst())
            .collect(Collectors.joining("\n")),
        "Pull the image again, or build it from an unchanged checkout. If it still fails, report"
            + " what this printed.");
  }

  private static Failure impossible(UncheckedIOException e) {
    return Failure.unavailable(
        "self-test-impossible",
        "The self-test cannot be set up",
        String.valueOf(e.getMessage()),
        "Let it write to the temporary folder (-Djava.io.tmpdir) and listen on loopback.");
  }
}
