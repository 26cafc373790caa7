package dev.penstock.report;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.incident.Signature;
import java.util.List;
import java.util.Optional;

/**
 * What there is to tell of a run in a lasting environment, whoever deployed: what an issue, a
 * notice and the JSON result are made from. Plain text, not escaped for any place yet.
 *
 * @param signature project and environment; the service it failed over, or {@code all}; the
 *     failure's reason code
 * @param deployment the number of the run's entry in the ledger: later runs have larger ones
 * @param rollback whether the run was to go back to an earlier commit
 * @param commit the commit the run was for; empty when that is not known
 * @param aftermath how it left the environment
 * @param failure why it failed; empty when it did not
 * @param refusal why putting back was refused or failed
 * @param lastProven what was proven last before
 * @param services what each service serves, in the order of deployment
 * @param probes what the probes of the failed service said, in order
 * @param schema what it did to the schema
 * @param migrations the migrations that it applied
 * @param restorePoint where the database can be taken back to, for people
 * @param output the last lines of the tool that failed; empty for none
 */
public record ReleaseFacts(
    Signature signature,
    long deployment,
    boolean rollback,
    Optional<String> commit,
    Aftermath aftermath,
    Optional<Failure> failure,
    Optional<Failure> refusal,
    Optional<ProvenRelease> lastProven,
    List<ServedService> services,
    List<ProbeRun> probes,
    SchemaChange schema,
    List<String> migrations,
    Optional<String> restorePoint,
    String output) {

  public ReleaseFacts {
    services = List.copyOf(services);
    probes = List.copyOf(probes);
    migrations = List.copyOf(migrations);
  }

  /** The same with other last lines of a tool. */
  public ReleaseFacts withOutput(String lines) {
    return new ReleaseFacts(
        signature,
        deployment,
        rollback,
        commit,
        aftermath,
        failure,
        refusal,
        lastProven,
        services,
        probes,
        schema,
        migrations,
        restorePoint,
        lines);
  }

  /** The environment's name. */
  public String environment() {
    return signature.environment();
  }
}
