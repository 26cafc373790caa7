package dev.penstock.action.dbbranch;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.inputs.NeonInputs;
import dev.penstock.inputs.PreviewInputs;
import dev.penstock.inputs.ProviderSession;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.preview.EnsureDatabaseStep;
import dev.penstock.pipeline.preview.PlannedDatabase;
import dev.penstock.pipeline.preview.PreparedDatabase;
import dev.penstock.pipeline.preview.PreviewPlan;
import dev.penstock.pipeline.resource.Removal;
import java.util.List;
import java.util.Optional;

/** Creates or deletes the database branch of a pull request. */
public final class DbBranchCommand implements ActionCommand {
  static final Output BRANCH_NAME = new Output("branch-name", "The branch's name.");
  static final Output BRANCH_ID = new Output("branch-id", "The branch's id. Empty after `delete`.");
  static final Output CREATED =
      new Output("created", "`true` if this run made the branch, `false` if it was there.");
  static final Output POOLED_URL =
      new Output(
          "pooled-url",
          "The branch's address through the pooler, for an application. Masked in logs.");
  static final Output DIRECT_URL =
      new Output(
          "direct-url", "The branch's address past the pooler, for migrations. Masked in logs.");

  private final ProviderSession.Factory sessions;

  /** The state's name of the branch that the job's end takes away. */
  private static final String EPHEMERAL = "ephemeral-branch";

  enum Work {
    CREATE,
    DELETE,
    CLEAN_UP
  }

  private final Input<Work> command =
      Input.choice("command", Work.values())
          .positional()
          .describedAs(
              "`create`: get or create the branch. `delete`: remove it. `clean-up`: remove what an"
                  + " ephemeral `create` of the same step left; the runner calls it when the job ends.")
          .or(Work.CREATE);

  private final PreviewInputs preview = new PreviewInputs();

  private final Input<Optional<String>> branch =
      Input.text("name")
          .describedAs(
              "Another name for the branch than the pull request's, such as `pr-8-e2e`. Any text; it is"
                  + " made legal.")
          .optional();

  private final Input<Boolean> ephemeral =
      Input.flag("ephemeral")
          .describedAs(
              "`true`: the branch is removed when the job ends, however it ends. Needs `name`.")
          .or(false);

  private final NeonInputs neon = new NeonInputs();

  public DbBranchCommand() {
    this(ProviderSession::open);
  }

  DbBranchCommand(ProviderSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "db-branch";
  }

  @Override
  public String description() {
    return "Creates or deletes the database branch of a pull request.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(command, preview, branch, ephemeral, neon);
  }

  @Override
  public List<Output> outputs() {
    return List.of(BRANCH_NAME, BRANCH_ID, CREATED, POOLED_URL, DIRECT_URL);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    preview.check(context, problems);
    neon.require(problems);
    if (ephemeral.value() && branch.value().isEmpty()) {
      problems.add("ephemeral", "needs name: the pull request's own branch belongs to its preview");
    }
  }

  @Override
  public ActionReport run(ActionContext context) {
    Optional<String> left = context.runtime().state().saved(EPHEMERAL);
    if (command.value() == Work.CLEAN_UP && left.isEmpty()) {
      return ActionReport.done("branch-absent", "the step left no branch to remove");
    }
    PreviewPlan plan =
        branch
            .value()
            .map(text -> preview.plan(context, text))
            .orElseGet(() -> preview.plan(context));
    PlannedDatabase database = plan.requireDatabase();
    try (ProviderSession session =
        sessions.open(context, neon.addTo(Credentials.none()), Optional.empty())) {
      DatabaseBranches branches = session.providers().databases(database.project());
      return switch (command.value()) {
        case CREATE -> create(context, branches, database);
        case DELETE -> delete(branches, plan, database.branch().name());
        case CLEAN_UP -> delete(branches, plan, left.orElseThrow());
      };
    }
  }

  private ActionReport create(
      ActionContext context, DatabaseBranches branches, PlannedDatabase planned) {
    if (ephemeral.value()) {
      // Before it is made: a run that is killed right afterwards leaves it to the job's end all the
      // same.
      context.runtime().state().save(EPHEMERAL, planned.branch().name());
    }
    PreparedDatabase database = new EnsureDatabaseStep(branches).run(planned);
    return ActionReport.done(
            database.branch().created() ? "branch-created" : "branch-reused", database.describe())
        .with(BRANCH_NAME, database.branch().name())
        .with(BRANCH_ID, database.branch().id())
        .with(CREATED, Boolean.toString(database.branch().created()))
        .withSecret(POOLED_URL, database.urls().pooled())
        .withSecret(DIRECT_URL, database.urls().direct());
  }

  private static ActionReport delete(DatabaseBranches branches, PreviewPlan plan, String name) {
    Removal removal = branches.remove(name, plan.owner());
    ActionReport report =
        switch (removal) {
          case REMOVED -> ActionReport.done("branch-removed", "branch " + name + " removed");
          case WAS_ABSENT -> ActionReport.done("branch-absent", "there is no branch " + name);
        };
    return report.with(BRANCH_NAME, name);
  }
}
