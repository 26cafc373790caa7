package dev.penstock.pipeline.release;

import dev.penstock.config.OnFailure;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.dns.VerifyDnsStep;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.step.Concurrently;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One deploy whose turn it is, from the first look to the ledger's entry. Used once. */
final class Deploying {
  private final ReleaseProviders providers;
  private final EnvironmentPlan plan;
  private final DeployOptions options;
  private final Standing standing;
  private final LedgerDraft draft;
  private final RunTools tools;

  private final KnownValues known;
  private final PlacedVersions versions;
  private final Prover prover;
  private final StageServicesStep stage;
  private final Map<String, ReleasedService> before;
  private final Map<String, StageServicesStep.Staged> staged = new ConcurrentHashMap<>();
  private final Map<String, ServiceOutcome> outcomes = new ConcurrentHashMap<>();
  private final Set<String> attempted = ConcurrentHashMap.newKeySet();
  private Map<String, String> contents = Map.of();
  private List<PlacedService> selected = List.of();
  private List<DnsChange> dns = List.of();
  private Optional<MigratedDatabase> database = Optional.empty();
  private final AtomicReference<@Nullable PlacedService> culprit = new AtomicReference<>();

  Deploying(
      ReleaseProviders providers,
      EnvironmentPlan plan,
      DeployOptions options,
      Standing standing,
      LedgerDraft draft,
      RunTools tools) {
    this.providers = providers;
    this.plan = plan;
    this.options = options;
    this.standing = standing;
    this.draft = draft;
    this.tools = tools;
    this.known = new KnownValues(plan.values());
    this.versions = new PlacedVersions(plan, tools.redactor());
    this.prover = new Prover(providers.healthCheck(), known::now, tools.redactor(), tools.steps());
    this.stage = new StageServicesStep(plan, providers.deployers(), versions, known, tools.steps());
    this.before = Map.copyOf(standing.before());
  }

  ReleaseReport run() {
    try {
      select();
      prepare();
      promote();
    } catch (PenstockException e) {
      return failed(e.failure());
    }
    return proven();
  }

  private void select() {
    contents = ContentHash.ofAll(plan);
    var selection =
        tools
            .steps()
            .run(
                "Select services",
                () ->
                    new SelectServicesStep(providers.deployers())
                        .run(plan, options, standing.proven(), contents),
                SelectServicesStep.Selection::describe);
    selected = selection.deploy();
    selection.skipped().forEach(skipped -> outcomes.put(skipped.service().key(), skipped));
  }

  private void prepare() {
    database = MigratedDatabase.connect(providers, plan, tools);
    database.ifPresent(connected -> known.add(connected.urls()));
    selected.forEach(service -> prover.target(service, service.url(), plan.commit()));
    ensureHosts();
    build();
    database.ifPresent(
        connected -> connected.migrate(known.now(), point -> note(Standing.note(point))));
    Concurrently.all(
        selected.stream()
            .filter(service -> stage.isPossible(service))
            .map(service -> (Supplier<Boolean>) () -> stage(service))
            .toList());
  }

  private void ensureHosts() {
    plan.zone()
        .ifPresent(
            zone -> {
              var verification =
                  new VerifyDnsStep(providers.nameServers(), tools.time(), tools.progress());
              var step =
                  new EnsureHostsStep(providers.zone(zone), providers.nameServers(), verification);
              dns =
                  tools
                      .steps()
                      .run(
                          "DNS records",
                          () -> step.run(plan.owner(), hosts(), managedHosts()),
                          EnsureHostsStep::describe);
            });
  }

  private List<String> hosts() {
    return selected.stream().map(PlacedService::host).toList();
  }

  private Set<String> managedHosts() {
    Set<String> managed = new LinkedHashSet<>();
    selected.forEach(
        service ->
            managed.addAll(
                deployer(service)
                    .managedHosts(versions.of(service, known.forBuilding(plan.services())))));
    return managed;
  }

  /** The repository's own builds may share files, so they do not run at the same time. */
  private void build() {
    BuildCommand command = new BuildCommand(providers.tools());
    Values values = known.forBuilding(plan.services());
    selected.stream()
        .filter(service -> service.config().build().isPresent())
        .forEach(
            service ->
                blaming(
                    service,
                    () ->
                        step(
                            "Build " + service.key(),
                            () -> command.run(plan, service, values),
                            "built")));
    Concurrently.all(
        selected.stream().map(service -> (Supplier<Boolean>) () -> validate(service)).toList());
  }

  private boolean validate(PlacedService service) {
    ServiceVersion version = versions.of(service, known.forBuilding(plan.services()));
    return blaming(
        service,
        () ->
            step(
                "Validate " + service.key(),
                () -> deployer(service).build(version),
                "can be deployed"));
  }

  private boolean step(String title, Runnable work, String done) {
    return tools
        .steps()
        .run(
            title,
            () -> {
              work.run();
              return true;
            },
            result -> done);
  }

  private boolean stage(PlacedService service) {
    return blaming(
        service,
        () -> {
          staged.put(service.key(), stage.run(service));
          return true;
        });
  }

  private void promote() {
    for (List<PlacedService> wave : plan.wavesOf(selected)) {
      Concurrently.all(
          wave.stream()
              .map(service -> (Supplier<Boolean>) () -> blaming(service, () -> promote(service)))
              .toList());
    }
  }

  private boolean promote(PlacedService service) {
    StageServicesStep.Staged ready =
        staged.computeIfAbsent(service.key(), key -> stage.run(service));
    var promotion =
        new PromoteServiceStep.Promotion(
            service,
            plan.position(service),
            ready.version(),
            ready.staged(),
            !before.containsKey(service.key()));
    attempted.add(service.key());
    try {
      var promoted =
          new PromoteServiceStep(prover, tools.steps(), tools.progress())
              .run(deployer(service), promotion, live -> outcomes.put(service.key(), live));
      known.add(service.key(), promoted.release());
      note(service.key() + ": " + promoted.health().explain());
      return true;
    } catch (PenstockException e) {
      outcomes.putIfAbsent(
          service.key(), new ServiceOutcome.Failed(service, ready.staged().release(), e.failure()));
      throw e;
    }
  }

  private <T> T blaming(PlacedService service, Supplier<T> work) {
    try {
      return work.get();
    } catch (PenstockException e) {
      culprit.compareAndSet(null, service);
      throw e;
    }
  }

  private ReleaseReport proven() {
    return end(
        ReleaseState.PROVEN,
        LedgerPayload.Result.PROVEN,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private ReleaseReport failed(Failure failure) {
    var recovery =
        new RecoverStep(
                new RollbackServicesStep(plan, providers.deployers(), prover, tools.steps()),
                plan,
                standing)
            .run(touched(), before, schema());
    instruct();
    return end(
        recovery.state(),
        recovery.state() == ReleaseState.ROLLED_BACK
            ? LedgerPayload.Result.ROLLED_BACK
            : LedgerPayload.Result.FAILED,
        recovery.rolledBack(),
        recovery.refused(),
        Optional.of(failure));
  }

  /** For whoever rolls back by hand and reads the log. */
  private void instruct() {
    if (plan.environment().onFailure() == OnFailure.INSTRUCTIONS && !attempted.isEmpty()) {
      String to = standing.lastProven().map(one -> Long.toString(one.id())).orElse("last-proven");
      tools
          .progress()
          .warn(
              "Nothing was rolled back. To do it: penstock rollback --environment=%s --to=%s"
                  .formatted(plan.name(), to));
    }
  }

  /** What this run, or a killed one before it, has given traffic without proof. */
  private List<PlacedService> touched() {
    return plan.services().stream()
        .filter(
            service ->
                attempted.contains(service.key())
                    || (!standing.killed().isEmpty() && isAstray(service)))
        .toList();
  }

  private boolean isAstray(PlacedService service) {
    ReleasedService proven = before.get(service.key());
    return proven != null && !isLive(service, proven);
  }

  /** What cannot be looked at counts as astray: to put it back does no harm. */
  private boolean isLive(PlacedService service, ReleasedService release) {
    try {
      return deployer(service)
          .current(service.name())
          .filter(current -> current.id().equals(release.release()))
          .isPresent();
    } catch (PenstockException e) {
      return false;
    }
  }

  private ReleaseReport end(
      ReleaseState state,
      LedgerPayload.Result result,
      List<RolledBackService> rolledBack,
      Optional<Failure> refused,
      Optional<Failure> failure) {
    List<ServiceOutcome> all = plan.services().stream().map(this::outcome).toList();
    LedgerPayload payload =
        draft.ended(
            LedgerPayload.Kind.DEPLOY,
            result,
            draft.services(all, rolledBack, before, contents),
            List.copyOf(before.values()),
            schema(),
            standing.beforeTheKilled().or(() -> database.flatMap(MigratedDatabase::restorePoint)),
            Optional.empty(),
            failure);
    Conclusion conclusion =
        Conclusion.write(
            providers.ledger(),
            standing,
            tools.progress(),
            payload,
            plan.frontUrl(),
            describe(state, failure));
    return new ReleaseReport(
        plan,
        state,
        conclusion.entry(),
        standing.lastProven(),
        dns,
        database.flatMap(MigratedDatabase::outcome),
        all,
        rolledBack,
        refused,
        tools.steps().records(),
        failure.or(conclusion::trouble),
        Optional.ofNullable(culprit.get()));
  }

  private ServiceOutcome outcome(PlacedService service) {
    return Optional.ofNullable(outcomes.get(service.key()))
        .orElseGet(
            () ->
                new ServiceOutcome.NotReached(
                    service,
                    Optional.ofNullable(staged.get(service.key()))
                        .flatMap(ready -> ready.staged().release())));
  }

  private String describe(ReleaseState state, Optional<Failure> failure) {
    return switch (state) {
      case PROVEN -> describeProven();
      case ROLLED_BACK -> "Rolled back: " + failure.map(Failure::what).orElse("");
      case STOPPED, BROKEN -> failure.map(Failure::what).orElse("Failed");
    };
  }

  private String describeProven() {
    String commit = plan.commit().substring(0, 7);
    int left = plan.services().size() - attempted.size();
    if (left == 0) {
      return "All services serve " + commit;
    }
    return attempted.isEmpty()
        ? "No service had to change for " + commit
        : "%d services serve %s, %d were left alone".formatted(attempted.size(), commit, left);
  }

  private Optional<SchemaState> schema() {
    return database.flatMap(connected -> connected.schema(standing.schema()));
  }

  private void note(String progress) {
    try {
      providers.ledger().note(standing.entry(), progress);
    } catch (PenstockException e) {
      tools.progress().warn(e.failure().what());
    }
  }

  private Deployer deployer(PlacedService service) {
    return providers.deployers().of(plan, service);
  }
}
