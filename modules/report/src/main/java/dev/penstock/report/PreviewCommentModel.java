package dev.penstock.report;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What there is to tell about a preview: one model for the comment and for the job summary.
 *
 * @param environment the preview's name, such as {@code pr-8}
 * @param status where it is in its life
 * @param commit the commit this is about
 * @param services its services, in the order they are deployed
 * @param database its database branch, when it has one
 * @param dns its host names
 * @param steps what was done and is still to do, in order
 * @param failure what went wrong, when something did
 * @param runUrl the page of the run
 * @param updated when this was true
 * @param took how long the run took until then
 */
public record PreviewCommentModel(
    String environment,
    PreviewStatus status,
    String commit,
    List<ServiceRow> services,
    Optional<DatabaseRow> database,
    List<DnsRow> dns,
    List<StepRow> steps,
    Optional<FailureNote> failure,
    Optional<URI> runUrl,
    Instant updated,
    Duration took) {

  public PreviewCommentModel {
    services = List.copyOf(services);
    dns = List.copyOf(dns);
    steps = List.copyOf(steps);
  }
}
