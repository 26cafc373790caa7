package dev.penstock.command;

import dev.penstock.runtime.RunnerCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command did in a {@link CommandHarness}.
 *
 * @param exit the exit status
 * @param out standard output
 * @param err standard error
 * @param outputs the outputs as the runner reads them; in a workflow only
 * @param state the state as the runner reads it; in a workflow only
 * @param summary the job summary; in a workflow only
 */
public record CommandRun(
    int exit,
    String out,
    String err,
    Map<String, String> outputs,
    Map<String, String> state,
    String summary) {

  /** The commands the runner would see in standard output. */
  public List<RunnerCommand> commands() {
    return out.lines().map(RunnerCommand::in).flatMap(Optional::stream).toList();
  }

  /** The messages of the annotations of a level, such as {@code error}. */
  public List<String> annotations(String level) {
    return commands().stream()
        .filter(command -> command.name().equals(level))
        .map(RunnerCommand::data)
        .toList();
  }

  /** What a person can see of it: the streams without the masks that the runner swallows. */
  public String shown() {
    return out.lines().filter(line -> !line.startsWith("::add-mask::")).toList()
        + err
        + outputs
        + state
        + summary;
  }
}
