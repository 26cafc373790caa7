package dev.penstock.launcher;

import dev.penstock.action.cleanup.CleanupCommand;
import dev.penstock.action.dbbranch.DbBranchCommand;
import dev.penstock.action.deploy.DeployCommand;
import dev.penstock.action.deploypreview.DeployPreviewCommand;
import dev.penstock.action.failureissue.FailureIssueCommand;
import dev.penstock.action.healthcheck.HealthCheckCommand;
import dev.penstock.action.migrate.MigrateCommand;
import dev.penstock.action.prcomment.PrCommentCommand;
import dev.penstock.action.previewdns.PreviewDnsCommand;
import dev.penstock.action.rollback.RollbackCommand;
import dev.penstock.command.CommandTable;
import dev.penstock.command.Program;
import dev.penstock.selftest.SelfTestCommand;
import java.util.Optional;

/** Every command there is. */
public final class Commands {
  private static final String VERSION =
      Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
          .orElse("development");

  private Commands() {}

  /** The table, in the order people read it. */
  public static CommandTable table() {
    return new CommandTable(new Program("penstock", VERSION))
        .add(
            "deploy-preview",
            "gives a pull request its preview, and takes it away",
            () -> new DeployPreviewCommand())
        .add("db-branch", "creates or deletes a database branch", () -> new DbBranchCommand())
        .add(
            "preview-dns", "writes, verifies or removes DNS records", () -> new PreviewDnsCommand())
        .add("deploy", "deploys services in order, each proven healthy", () -> new DeployCommand())
        .add(
            "migrate",
            "migrates a lasting environment's database, with a way back",
            () -> new MigrateCommand())
        .add(
            "rollback",
            "takes a lasting environment back to a proven release",
            () -> new RollbackCommand())
        .add(
            "health-check",
            "proves that an address serves an expected version",
            () -> new HealthCheckCommand())
        .add("pr-comment", "keeps one comment on a pull request", () -> new PrCommentCommand())
        .add(
            "failure-issue",
            "tells of a failed deploy in an issue, and closes it",
            () -> new FailureIssueCommand())
        .add("cleanup", "removes everything of a preview", () -> new CleanupCommand())
        .add(
            "self-test",
            "runs every action once on this machine, without any network",
            () -> new SelfTestCommand(() -> table()));
  }
}
