package dev.penstock.pipeline.preview;

import dev.penstock.config.template.SecretReference;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseBranches;
import java.util.Optional;
import java.util.Set;

/** Connects to a branch that an earlier step of the workflow has made. */
public final class FindDatabaseStep {
  private static final Set<SecretReference> ADDRESSES =
      Set.of(SecretReference.POOLED_DATABASE_URL, SecretReference.DIRECT_DATABASE_URL);

  private final PreviewProviders providers;

  public FindDatabaseStep(PreviewProviders providers) {
    this.providers = providers;
  }

  /**
   * The branch, if any service needs its address; the provider is not asked otherwise.
   *
   * @throws PenstockException with exit 2 when a service needs it and there is none
   */
  public Optional<PreparedDatabase> run(PreviewPlan plan) {
    return plan.database().filter(database -> isNeeded(plan)).map(this::connect);
  }

  private static boolean isNeeded(PreviewPlan plan) {
    return plan.services().stream()
        .flatMap(service -> service.config().templatesOfPreview())
        .flatMap(template -> template.references().stream())
        .anyMatch(ADDRESSES::contains);
  }

  private PreparedDatabase connect(PlannedDatabase planned) {
    DatabaseBranches branches = providers.databases(planned.project());
    DatabaseBranch branch =
        branches.find(planned.branch().name()).orElseThrow(() -> notThere(planned));
    return new PreparedDatabase(branch, branches.connect(branch, planned.login()));
  }

  private static PenstockException notThere(PlannedDatabase planned) {
    return Failure.invalid(
            "branch-missing",
            "There is no database branch " + planned.branch().name(),
            "services of this preview refer to its address",
            "Run db-branch create in an earlier step, or deploy-preview, which does both.")
        .asException();
  }
}
