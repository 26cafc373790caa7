package dev.penstock.pipeline.preview;

import dev.penstock.config.PreviewStrategy;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.resource.Removal;
import dev.penstock.pipeline.step.Concurrently;
import dev.penstock.pipeline.step.StepLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes a preview away: services, DNS records, database branch, deployments. All of them are tried,
 * also when one fails; running it again removes what is left, or does nothing. Used once.
 */
public final class PreviewDown {
  private final PreviewProviders providers;
  private final PreviewComment comment;
  private final StepLog steps;
  private final Progress progress;

  public PreviewDown(
      PreviewProviders providers, PreviewComment comment, Time time, Progress progress) {
    this.providers = providers;
    this.comment = comment;
    this.steps = new StepLog(time, progress);
    this.progress = progress;
  }

  /**
   * Removes everything of the preview.
   *
   * <p>The deployments go last: they remember the services of earlier pushes, so what a killed run
   * left can still be found. What is refused because it is somebody else's does not keep them: it
   * was never the preview's.
   *
   * @return {@link PreviewState#REMOVED}, or {@link PreviewState#FAILED} when something could not
   *     be removed
   */
  public PreviewReport run(PreviewPlan plan) {
    try {
      List<String> removed = new ArrayList<>(removeResources(plan));
      boolean hasComment =
          Concurrently.both(
              () -> removed.addAll(removeDeployments(plan)),
              () -> hasComment(plan),
              (any, found) -> found);
      PreviewReport report = report(plan, PreviewState.REMOVED, removed, Optional.empty());
      if (hasComment) {
        updateComment(report);
      }
      return report;
    } catch (PenstockException e) {
      return report(plan, PreviewState.FAILED, List.of(), Optional.of(e.failure()));
    }
  }

  private List<String> removeResources(PreviewPlan plan) {
    try {
      return Concurrently.all(resources(plan)).stream().flatMap(List::stream).toList();
    } catch (PenstockException e) {
      if (isOnlyRefused(e)) {
        removeDeployments(plan);
      }
      throw e;
    }
  }

  private static boolean isOnlyRefused(Throwable failure) {
    return failure instanceof PenstockException known
        && known.failure().exit() == ExitCode.REFUSED
        && Arrays.stream(failure.getSuppressed()).allMatch(PreviewDown::isOnlyRefused);
  }

  private List<Supplier<List<String>>> resources(PreviewPlan plan) {
    List<Supplier<List<String>>> resources = new ArrayList<>();
    resources.add(() -> removeServices(plan));
    plan.zone().ifPresent(zone -> resources.add(() -> removeRecords(plan, zone)));
    plan.database().ifPresent(database -> resources.add(() -> removeBranch(plan, database)));
    return resources;
  }

  private List<String> removeServices(PreviewPlan plan) {
    return steps.run(
        "Remove services",
        () -> Concurrently.all(removals(plan)).stream().flatMap(Optional::stream).toList(),
        PreviewDown::describe);
  }

  private List<Supplier<Optional<String>>> removals(PreviewPlan plan) {
    return Concurrently.both(
        () -> earlier(plan),
        () -> marked(plan),
        (earlier, marked) ->
            Stream.of(PreviewStrategy.values())
                .flatMap(strategy -> removals(strategy, plan, earlier, marked))
                .toList());
  }

  /** What carries the preview's mark, of the strategies that the plan uses. */
  private Map<PreviewStrategy, Set<String>> marked(PreviewPlan plan) {
    Map<PreviewStrategy, Set<String>> marked = new EnumMap<>(PreviewStrategy.class);
    for (PreviewStrategy strategy : PreviewStrategy.values()) {
      if (isUsed(strategy, plan)) {
        marked.put(strategy, providers.deployer(strategy).owned(plan.owner()));
      }
    }
    return marked;
  }

  /**
   * What is deployed under a zone has been the way from the beginning, so it is always looked at.
   */
  private static boolean isUsed(PreviewStrategy strategy, PreviewPlan plan) {
    return (strategy == PreviewStrategy.WORKER_PER_PR && plan.zone().isPresent())
        || plan.services().stream().anyMatch(service -> service.strategy() == strategy);
  }

  private Stream<Supplier<Optional<String>>> removals(
      PreviewStrategy strategy,
      PreviewPlan plan,
      List<PreviewPayload> earlier,
      Map<PreviewStrategy, Set<String>> marked) {
    SortedSet<String> names = new TreeSet<>(PreviewPayload.of(plan).names(strategy));
    earlier.forEach(payload -> names.addAll(payload.names(strategy)));
    names.addAll(marked.getOrDefault(strategy, Set.of()));
    return names.isEmpty() ? Stream.of() : removals(names, plan, providers.deployer(strategy));
  }

  private static Stream<Supplier<Optional<String>>> removals(
      Set<String> names, PreviewPlan plan, PreviewDeployer deployer) {
    return names.stream().map(name -> removalOf(name, plan, deployer));
  }

  private static Supplier<Optional<String>> removalOf(
      String name, PreviewPlan plan, PreviewDeployer deployer) {
    return () ->
        deployer.remove(name, plan.owner()) == Removal.REMOVED
            ? Optional.of(name)
            : Optional.empty();
  }

  /** What earlier pushes used. */
  private List<PreviewPayload> earlier(PreviewPlan plan) {
    return providers.deployments().payloads(plan.deploymentEnvironment()).stream()
        .map(PreviewPayload::parse)
        .flatMap(Optional::stream)
        .filter(payload -> payload.project().equals(plan.owner().project()))
        .toList();
  }

  private List<String> removeRecords(PreviewPlan plan, String zone) {
    return steps.run(
        "Remove DNS records",
        () -> providers.zone(zone).removeAll(plan.owner()).stream().map(DnsChange::host).toList(),
        PreviewDown::describe);
  }

  private List<String> removeBranch(PreviewPlan plan, PlannedDatabase database) {
    String name = database.branch().name();
    return steps.run(
        "Remove database branch",
        () ->
            providers.databases(database.project()).remove(name, plan.owner()) == Removal.REMOVED
                ? List.of("branch " + name)
                : List.of(),
        PreviewDown::describe);
  }

  private List<String> removeDeployments(PreviewPlan plan) {
    return steps.run(
        "Remove deployments",
        () -> {
          int count = providers.deployments().removeAll(plan.deploymentEnvironment());
          return count == 0
              ? List.of()
              : List.of(count + (count == 1 ? " deployment" : " deployments"));
        },
        PreviewDown::describe);
  }

  /** A pull request that never had a preview has none, and needs none. */
  private boolean hasComment(PreviewPlan plan) {
    return providers
        .comments()
        .find(plan.identity().pullRequest(), PreviewComment.keyOf(plan))
        .isPresent();
  }

  private void updateComment(PreviewReport report) {
    PreviewPlan plan = report.plan();
    providers
        .comments()
        .upsert(plan.identity().pullRequest(), PreviewComment.keyOf(plan), comment.render(report));
  }

  private PreviewReport report(
      PreviewPlan plan, PreviewState state, List<String> removed, Optional<Failure> failure) {
    failure.ifPresent(why -> progress.debug("teardown failed: " + why.reasonCode()));
    return new PreviewReport(
        plan, state, Optional.empty(), List.of(), List.of(), removed, steps.records(), failure);
  }

  private static String describe(List<String> removed) {
    return removed.isEmpty() ? "nothing there" : String.join(", ", removed);
  }
}
