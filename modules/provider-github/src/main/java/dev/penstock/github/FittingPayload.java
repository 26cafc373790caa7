package dev.penstock.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.pipeline.ledger.LedgerFormat;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.ReleasedService;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A payload that GitHub keeps. Its documentation names no limit; this stays below the 65,535 bytes
 * of a database's text column. Fifty services fit with everything; where there are more, what only
 * explains is left out first.
 */
final class FittingPayload {
  private static final int LIMIT = 60_000;
  private static final int SHORT = 300;

  private FittingPayload() {}

  /** The payload, with less of it as long as it is too long. */
  static ObjectNode of(LedgerPayload payload) {
    Stream<UnaryOperator<LedgerPayload>> cuts =
        Stream.of(
            whole -> whole,
            FittingPayload::withShortFailure,
            whole -> of(whole, whole.services(), silent(whole.before())),
            whole -> of(whole, silent(whole.services()), silent(whole.before())),
            whole -> of(whole, bare(whole.services()), bare(whole.before())),
            whole -> of(whole, whole.services(), List.of()));
    LedgerPayload cut = payload;
    for (UnaryOperator<LedgerPayload> each : cuts.toList()) {
      cut = each.apply(cut);
      if (LedgerFormat.write(cut).length() <= LIMIT) {
        break;
      }
    }
    return LedgerFormat.tree(cut);
  }

  private static LedgerPayload withShortFailure(LedgerPayload whole) {
    return new LedgerPayload(
        whole.project(),
        whole.kind(),
        whole.result(),
        whole.run(),
        whole.services(),
        whole.before(),
        whole.schema(),
        whole.restorePoint(),
        whole.hold(),
        whole.failure().map(why -> why.length() <= SHORT ? why : why.substring(0, SHORT) + "…"));
  }

  private static LedgerPayload of(
      LedgerPayload whole, List<ReleasedService> services, List<ReleasedService> before) {
    return new LedgerPayload(
        whole.project(),
        whole.kind(),
        whole.result(),
        whole.run(),
        services,
        before,
        whole.schema(),
        whole.restorePoint(),
        whole.hold(),
        whole.failure());
  }

  /** Without what the probes said. */
  private static List<ReleasedService> silent(List<ReleasedService> services) {
    return services.stream().map(each -> with(each, each.content())).toList();
  }

  /** Without that and the hashes: then nothing counts as unchanged. */
  private static List<ReleasedService> bare(List<ReleasedService> services) {
    return services.stream().map(each -> with(each, Optional.empty())).toList();
  }

  private static ReleasedService with(ReleasedService service, Optional<String> content) {
    return new ReleasedService(
        service.service(),
        service.name(),
        service.release(),
        service.commit(),
        service.url(),
        service.image(),
        content,
        Optional.empty());
  }
}
