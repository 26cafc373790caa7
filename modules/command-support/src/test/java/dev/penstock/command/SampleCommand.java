package dev.penstock.command;

import dev.penstock.kernel.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A command with an input of every kind, which does what a test says. */
final class SampleCommand implements ActionCommand {
  static final Output BRANCH = new Output("branch", "The sample's name.");

  enum Operation {
    CREATE,
    DELETE,
    DRY_RUN
  }

  final Input<Operation> operation =
      Input.choice("operation", Operation.values())
          .positional()
          .describedAs("What to do.")
          .required();

  final Input<Integer> pr = Input.number("pr").describedAs("The pull request's number.").required();

  final Input<Path> config =
      Input.path("config")
          .describedAs("Where `penstock.yml` is, from the checkout's root.")
          .or(Path.of("penstock.yml"));

  final Input<Optional<String>> branch =
      Input.text("branch").describedAs("Its name | another.").optional();

  final Input<Boolean> verify = Input.flag("verify").describedAs("Whether to look at it.").or(true);

  final Input<Duration> timeout =
      Input.duration("timeout").describedAs("How long to wait.").or(Duration.ofMinutes(5));

  final Input<Optional<URI>> url = Input.url("url").describedAs("Where it is.").optional();

  final Input<Optional<ItemList>> hosts = Input.list("hosts").describedAs("Its hosts.").optional();

  final Input<Optional<String>> account =
      Input.text("account")
          .describedAs("Whose it is.")
          .from("VENDOR_ACCOUNT_ID", "OTHER_ACCOUNT")
          .optional();

  final Input<Secret> apiKey =
      Input.secret("vendor-api-key").describedAs("The key.").from("VENDOR_API_KEY").required();

  private final BiFunction<SampleCommand, ActionContext, ActionReport> work;

  SampleCommand(BiFunction<SampleCommand, ActionContext, ActionReport> work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public String description() {
    return "Creates or deletes a sample, 100% safely.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(
        operation, pr, config, branch, verify, timeout, url, hosts, account, apiKey);
  }

  @Override
  public List<Output> outputs() {
    return List.of(BRANCH);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    if (operation.given().filter(Operation.DELETE::equals).isPresent()
        && branch.value().isEmpty()) {
      problems.add("branch", "is missing: deleting needs it");
    }
  }

  @Override
  public ActionReport run(ActionContext context) {
    return work.apply(this, context);
  }
}
