package dev.penstock.pipeline.preview;

import dev.penstock.config.PreviewStrategy;
import dev.penstock.health.HealthCheck;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.deploy.GeneratedSecrets;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.dns.NameServers;
import dev.penstock.pipeline.review.Deployments;
import dev.penstock.pipeline.review.PullRequests;
import dev.penstock.pipeline.review.StickyComments;
import dev.penstock.pipeline.tool.ToolRunner;

/**
 * Who does the work for a preview. Each is made when it is first asked for, so that an action loads
 * and connects only what it uses. Steps are given the ones they need, never all of them.
 */
public interface PreviewProviders {

  /** The branches of one project of the database's provider. */
  DatabaseBranches databases(String project);

  /** The zone of that name. */
  DnsZone zone(String name);

  /** The zones' own name servers. */
  NameServers nameServers();

  /** Where the services of that strategy run. */
  PreviewDeployer deployer(PreviewStrategy strategy);

  /** The source of secrets that nobody chooses. */
  GeneratedSecrets generatedSecrets();

  /** Proves services. */
  HealthCheck healthCheck();

  /** Runs other programs. */
  ToolRunner tools();

  /** The repository's pull requests. */
  PullRequests pullRequests();

  /** The repository's deployments. */
  Deployments deployments();

  /** The comments Penstock keeps. */
  StickyComments comments();
}
