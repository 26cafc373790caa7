package dev.penstock.pipeline.release;

import dev.penstock.health.HealthCheck;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.dns.NameServers;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.migration.RestorePoints;
import dev.penstock.pipeline.migration.SchemaHistory;
import dev.penstock.pipeline.tool.ToolRunner;

/**
 * Who does the work for a lasting environment. Each is made when it is first asked for, so that an
 * action loads and connects only what it uses. Steps are given the ones they need, never all.
 */
public interface ReleaseProviders {

  /** The branches of one project of the database's provider. */
  DatabaseBranches databases(String project);

  /** The way back of that project's branches. */
  RestorePoints restorePoints(String project);

  /** What migration tools have applied. */
  SchemaHistory schemaHistory();

  /** The zone of that name. */
  DnsZone zone(String name);

  /** The zones' own name servers. */
  NameServers nameServers();

  /** Who deploys which service. */
  Deployers deployers();

  /** Proves services. */
  HealthCheck healthCheck();

  /** Runs other programs. */
  ToolRunner tools();

  /** The record of the environment's runs. */
  Ledger ledger();
}
