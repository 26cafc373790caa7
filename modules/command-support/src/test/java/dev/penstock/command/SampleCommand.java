package dev.penstock.command;

import dev.penstock.kernel.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command with an input of every kind, which does what a test says. */
@Command(name = "sample", description = "Creates or deletes a sample, 100% safely.")
final class SampleCommand implements ActionCommand {
  static final Output BRANCH = new Output("branch", "The sample's name.");

  enum Operation {
    CREATE,
    DELETE,
    DRY_RUN
  }

  @Parameters(index = "0", paramLabel = "<operation>", description = "What to do.")
  Operation operation;

  @Option(names = "--pr", required = true, description = "The pull request's number.")
  int pr;

  @Option(
      names = "--config",
      defaultValue = "penstock.yml",
      description = "Where `penstock.yml` is, from the checkout's root.")
  Path config;

  @Option(names = "--branch", description = "Its name | another.")
  Optional<String> branch;

  @Option(names = "--verify", defaultValue = "true", description = "Whether to look at it.")
  boolean verify;

  @Option(names = "--timeout", defaultValue = "5m", description = "How long to wait.")
  Duration timeout;

  @Option(names = "--url", description = "Where it is.")
  Optional<URI> url;

  @Option(names = "--hosts", description = "Its hosts.")
  Optional<ItemList> hosts;

  @Option(names = "--account", description = "Whose it is.")
  @FromEnvironment({"VENDOR_ACCOUNT_ID", "OTHER_ACCOUNT"})
  Optional<String> account;

  @Option(names = "--vendor-api-key", required = true, description = "The key.")
  @FromEnvironment("VENDOR_API_KEY")
  Secret apiKey;

  private final BiFunction<SampleCommand, ActionContext, ActionReport> work;

  SampleCommand(BiFunction<SampleCommand, ActionContext, ActionReport> work) {
    this.work = work;
  }

  @Override
  public List<Output> outputs() {
    return List.of(BRANCH);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    if (operation == Operation.DELETE && branch.isEmpty()) {
      problems.add("branch", "is missing: deleting needs it");
    }
  }

  @Override
  public ActionReport run(ActionContext context) {
    return work.apply(this, context);
  }
}
