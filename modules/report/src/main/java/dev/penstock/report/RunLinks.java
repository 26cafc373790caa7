package dev.penstock.report;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the pages of a run, its commits and their differences are.
 *
 * @param server GitHub's pages, such as {@code https://github.com}, without a final slash
 * @param repository {@code owner/name}; empty when it is not known
 * @param run the page of the run; empty outside a workflow
 */
public record RunLinks(URI server, Optional<String> repository, Optional<URI> run) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9-]+/[A-Za-z0-9._-]+");

  public RunLinks {
    repository = repository.filter(name -> REPOSITORY.matcher(name).matches());
  }

  /** The page of a commit; empty for what is none, or without a repository. */
  Optional<URI> commit(String commit) {
    return COMMIT.matcher(commit).matches() ? page("/commit/" + commit) : Optional.empty();
  }

  /** The page that shows what came between two commits; empty when they are the same. */
  Optional<URI> difference(String from, String to) {
    boolean told = commit(from).isPresent() && commit(to).isPresent() && !from.equals(to);
    return told ? page("/compare/" + from + "..." + to) : Optional.empty();
  }

  private Optional<URI> page(String path) {
    return repository.map(name -> URI.create(server + "/" + name + path));
  }
}
