package dev.penstock.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a preview consists of: the parts that the comment and the job summary share. */
final class PreviewFacts {
  private PreviewFacts() {}

  static String services(List<ServiceRow> services) {
    MarkdownTable table = MarkdownTable.of("Service", "URL", "Version", "Health", "Worker");
    for (ServiceRow service : services) {
      table.row(
          Markdown.text(service.name()),
          service.url().map(Markdown::link).orElse(""),
          service.commit().map(Shown::commit).orElse(""),
          health(service.health()),
          Markdown.code(service.worker()));
    }
    return table.render();
  }

  /** The database and the host names, a line each. */
  static String backing(PreviewCommentModel model) {
    String database = model.database().map(PreviewFacts::database).orElse("");
    String dns = model.dns().isEmpty() ? "" : "- DNS: " + dns(model.dns()) + "\n";
    return database + dns;
  }

  private static String health(ServiceHealth health) {
    return switch (health) {
      case ServiceHealth.Waiting() -> "not checked yet";
      case ServiceHealth.Healthy(var after, int probes) ->
          "healthy after " + Shown.duration(after) + ", " + Shown.count(probes, "probe");
      case ServiceHealth.Unhealthy(String verdict, int probes) ->
          "**not healthy**: " + Markdown.text(verdict) + ", " + Shown.count(probes, "probe");
    };
  }

  private static String database(DatabaseRow row) {
    String branch = "- Database: branch " + Markdown.code(row.branch());
    String from = branch + " of " + Markdown.code(row.parent());
    return switch (row.state()) {
          case WAITING -> from + " is being made";
          case READY -> from + expiry(row.expires());
          case MIGRATED -> from + ", migrated" + expiry(row.expires());
          case REMOVED -> branch + " is gone";
        }
        + "\n";
  }

  private static String expiry(Optional<Instant> expires) {
    return expires.map(at -> "; expires on " + Shown.day(at)).orElse("");
  }

  private static String dns(List<DnsRow> rows) {
    String all = Shown.count(rows.size(), "record");
    if (rows.stream().allMatch(row -> row.state() == DnsRow.State.ANSWERED)) {
      return all + (rows.size() == 1 ? ", answered" : ", all answered") + " by the zone's servers";
    }
    if (rows.stream().noneMatch(row -> row.state() == DnsRow.State.WAITING)) {
      return all + " removed";
    }
    return answered(rows) + " of " + all + " answered; waiting for " + waiting(rows);
  }

  private static long answered(List<DnsRow> rows) {
    return rows.stream().filter(row -> row.state() == DnsRow.State.ANSWERED).count();
  }

  private static String waiting(List<DnsRow> rows) {
    return rows.stream()
        .filter(row -> row.state() == DnsRow.State.WAITING)
        .map(row -> Markdown.code(row.host()))
        .collect(Collectors.joining(", "));
  }
}
