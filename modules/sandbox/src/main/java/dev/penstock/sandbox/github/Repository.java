package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A private repository: what tests put into it and what they find in it. Thread-safe.
 *
 * <p>Its default branch is {@code main}. What the API does to it is seen here at once.
 */
public final class Repository {
  static final String MAIN = "main";
  private static final String FIRST_COMMIT = "1f0d3b5c7a9e2846d0b1c3e5f7a9b2d4c6e8f0a1";

  private final long id;
  private final Account owner;
  private final String name;
  private final InstantSource clock;
  private final Instant createdAt;
  private final Refs refs = new Refs();
  private final Map<Account, Role> roles = new ConcurrentHashMap<>();
  private final Shelf<Issue> issues = new Shelf<>(0);
  private final Shelf<Comment> comments = new Shelf<>(2_900_000_000L);
  private final Shelf<Label> labels = new Shelf<>(7_000_000_000L);
  private final Shelf<CheckRun> checkRuns = new Shelf<>(31_000_000_000L);
  private final Shelf<CommitStatus> statuses = new Shelf<>(35_000_000_000L);
  private final Map<Long, WorkflowRun> runs = new ConcurrentHashMap<>();
  private final DeploymentLedger deployments;

  Repository(long id, Account owner, String name, InstantSource clock) {
    this.id = id;
    this.owner = owner;
    this.name = name;
    this.clock = clock;
    this.createdAt = now();
    this.deployments = new DeploymentLedger(this::now);
    refs.set("refs/heads/" + MAIN, FIRST_COMMIT);
  }

  /** Owner and name, with a slash between them. */
  public String fullName() {
    return owner.login() + "/" + name;
  }

  /** Who owns it. */
  public Account owner() {
    return owner;
  }

  /** Gives a person a role. */
  public void grant(Account person, Role role) {
    roles.put(person, role);
  }

  /** The commit at the tip of the default branch. */
  public String mainCommit() {
    return refs.resolve(MAIN).orElseThrow();
  }

  /** Opens a pull request as its author would. */
  Issue open(PullRequestSeed seed, Account author, Pull pull) {
    refs.set("refs/pull/" + seed.number() + "/head", pull.commit());
    if (pull.fork().isEmpty()) {
      refs.set("refs/heads/" + pull.branch(), pull.commit());
    }
    Issue issue = newIssue(seed.number(), author, seed.title()).titled(seed.title(), seed.body());
    return issues.put(seed.number(), issue.with(pull));
  }

  Issue newIssue(long number, Account author, String title) {
    return new Issue(
        (int) number,
        author,
        title,
        java.util.Optional.empty(),
        Issue.State.NEW,
        List.of(),
        List.of(),
        now(),
        now(),
        java.util.Optional.empty());
  }

  /** Pushes a commit to the branch of a pull request. */
  public Issue push(int number, String commit) {
    Issue pushed = change(number, issue -> issue.with(issue.pull().orElseThrow().at(commit)));
    Pull pull = pushed.pull().orElseThrow();
    refs.set("refs/pull/" + number + "/head", commit);
    if (pull.fork().isEmpty()) {
      refs.set("refs/heads/" + pull.branch(), commit);
    }
    return pushed;
  }

  /** Pushes a commit to a branch that is not a pull request's. */
  public void push(String branch, String commit) {
    refs.set("refs/heads/" + branch, commit);
  }

  /** A workflow run. One that nobody told of is in progress, in its first attempt. */
  public WorkflowRun run(long run) {
    return runs.getOrDefault(run, WorkflowRun.inProgress(run, 1));
  }

  /** Tells how a workflow run stands from now on. */
  public void tell(WorkflowRun run) {
    runs.put(run.id(), run);
  }

  /** Closes a pull request, or an issue, as its author would. */
  public Issue close(int number) {
    return change(
        number, issue -> issue.in(Issue.State.closed("completed", now(), issue.author())));
  }

  /** Opens a closed one again. */
  public Issue reopen(int number) {
    return change(number, issue -> issue.in(Issue.State.reopened()));
  }

  /** Merges a pull request: it is closed, and its commit is on the default branch. */
  public Issue merge(int number) {
    close(number);
    Issue merged = change(number, issue -> issue.with(issue.pull().orElseThrow().merged(now())));
    refs.set("refs/heads/" + MAIN, merged.pull().orElseThrow().commit());
    return merged;
  }

  /** Whether there is an issue or a pull request of that number. */
  public boolean has(int number) {
    return issues.find(number).isPresent();
  }

  /**
   * An issue or a pull request.
   *
   * @throws java.util.NoSuchElementException when there is none of that number
   */
  public Issue issue(int number) {
    return issues.find(number).orElseThrow();
  }

  /** All issues that are not pull requests, oldest first. */
  public List<Issue> plainIssues() {
    return issues.all().stream().filter(issue -> !issue.isPull()).toList();
  }

  /** Opens an issue as someone would who may label it. */
  public Issue open(Account author, String title, String body, List<String> labelNames) {
    labelNames.forEach(label -> Labels.ensure(this, label));
    return issues.add(
        number ->
            newIssue(number, author, title)
                .titled(title, java.util.Optional.of(body))
                .labelled(labelNames));
  }

  /** The names of the repository's labels, in the order in which they were made. */
  public List<String> labelNames() {
    return labels.all().stream().map(Label::name).toList();
  }

  /** Comments on an issue or a pull request as someone else would. */
  public Comment comment(int number, Account author, String body) {
    issue(number);
    Instant now = now();
    return comments.add(made -> new Comment(made, number, author, body, now, now));
  }

  /** The comments on an issue or a pull request, oldest first. */
  public List<Comment> comments(int number) {
    return comments.all().stream().filter(comment -> comment.issue() == number).toList();
  }

  /**
   * Records a deployment as another workflow would, without a request.
   *
   * @param request its ref is known here
   * @param state what is said of it
   */
  public Deployment deploy(Deployment.Request request, DeploymentState state) {
    String commit = refs.resolve(request.ref()).orElseThrow();
    Deployment made = deployments.add(request, commit, Account.ACTIONS_BOT);
    deployments.say(
        made.id(),
        number ->
            new DeploymentStatus(
                number, state, "", request.environment(), "", "", Account.ACTIONS_BOT, now()));
    return deployments.find(made.id()).orElseThrow();
  }

  /** All deployments, oldest first. */
  public List<Deployment> deployments() {
    return deployments.all();
  }

  /** The deployments to one environment, oldest first. */
  public List<Deployment> deployments(String environment) {
    return deployments().stream()
        .filter(deployment -> deployment.environment().equals(environment))
        .toList();
  }

  /** The check runs, oldest first, each as the API's own part of it: name, status, output … */
  public List<JsonNode> checks() {
    return checkRuns.all().stream().<JsonNode>map(CheckRun::fields).toList();
  }

  /** The statuses on commits, oldest first. */
  public List<CommitStatus> statuses() {
    return statuses.all();
  }

  private Issue change(int number, UnaryOperator<Issue> change) {
    return issues.change(number, issue -> change.apply(issue).updated(now())).orElseThrow();
  }

  /** Now, to the second: GitHub's times have no fractions. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  Role role(Account person) {
    return person.equals(owner) ? Role.ADMIN : roles.getOrDefault(person, Role.NONE);
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  Instant createdAt() {
    return createdAt;
  }

  Refs refs() {
    return refs;
  }

  Shelf<Issue> issues() {
    return issues;
  }

  Shelf<Comment> comments() {
    return comments;
  }

  Shelf<Label> labels() {
    return labels;
  }

  Shelf<CheckRun> checkRuns() {
    return checkRuns;
  }

  Shelf<CommitStatus> commitStatuses() {
    return statuses;
  }

  DeploymentLedger ledger() {
    return deployments;
  }
}
