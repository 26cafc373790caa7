package dev.penstock.neon;

import dev.penstock.config.RestorePointKind;
import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.migration.DatabaseClock;
import dev.penstock.pipeline.migration.RestorePoint;
import dev.penstock.pipeline.migration.RestorePoints;
import dev.penstock.pipeline.resource.Owner;
import java.util.regex.Pattern;

/**
 * Points in the history of a Neon project's branches. Thread-safe.
 *
 * <p>A moment lasts as long as the project's history window, a day unless it was changed. It is the
 * position in the database's log, because a time would leave open what was committed in the same
 * instant; Neon's API tells neither of a branch's head, so the database itself is asked.
 */
public final class NeonRestorePoints implements RestorePoints {
  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9._/@^:-]+");

  private final ApiClient api;
  private final Project project;
  private final RunContext run;
  private final DatabaseClock clock;

  /**
   * Those of that project.
   *
   * @param api a client of {@link Neon#profile}
   * @param projectId such as {@code proud-sun-123456}
   * @param run the same as the client's
   * @param clock asks a branch's database
   * @throws dev.penstock.kernel.PenstockException with exit 2 if that cannot be a project's id
   */
  public NeonRestorePoints(ApiClient api, String projectId, RunContext run, DatabaseClock clock) {
    this.api = api;
    this.project = new Project(projectId);
    this.run = run;
    this.clock = clock;
  }

  @Override
  public RestorePoint take(
      DatabaseBranch branch, DatabaseLogin login, RestorePointKind kind, Owner owner) {
    return switch (kind) {
      case MOMENT -> moment(branch, login);
      case BRANCH ->
          new RestorePoint.Copy(
              branch.name(), new KeepCopy(api, project, run, branch, owner).run());
    };
  }

  private RestorePoint moment(DatabaseBranch branch, DatabaseLogin login) {
    DatabaseClock.Reading reading =
        clock.read(ConnectBranch.lasting(api, project, run, branch, login).direct());
    return new RestorePoint.Moment(branch.name(), reading.now(), reading.position());
  }

  @Override
  public void restore(RestorePoint point, String preserveAs) {
    new TakeBranchBack(api, project, run, point, preserveAs).run();
  }

  @Override
  public String command(RestorePoint point, String preserveAs) {
    String source =
        switch (point) {
          case RestorePoint.Moment moment -> "^self@" + moment.lsn();
          case RestorePoint.Copy copy -> copy.copy();
        };
    return "neonctl branches restore %s %s --preserve-under-name %s --project-id %s"
        .formatted(quoted(point.branch()), quoted(source), quoted(preserveAs), project.id());
  }

  /** As one word of a POSIX shell. */
  private static String quoted(String word) {
    return NEEDS_NO_QUOTES.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
