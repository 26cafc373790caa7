package dev.penstock.pipeline.release;

import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.ServiceFact;
import dev.penstock.config.template.Values;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.deploy.Release;
import java.util.List;

/**
 * What templates may refer to at this moment of a run: each service that is staged or live adds
 * what is known of it. Thread-safe.
 */
final class KnownValues {
  private Values values;

  KnownValues(Values values) {
    this.values = values;
  }

  synchronized Values now() {
    return values;
  }

  /** The same, with stand-ins for what only a deploy will tell: enough to see whether it builds. */
  synchronized Values forBuilding(List<PlacedService> services) {
    Values filled = values;
    for (PlacedService service : services) {
      for (ServiceFact fact :
          List.of(ServiceFact.version(service.key()), ServiceFact.image(service.key()))) {
        filled = filled.plain(fact).isPresent() ? filled : filled.with(fact, "not-deployed-yet");
      }
    }
    return filled;
  }

  synchronized void add(ConnectionUrls urls) {
    values =
        values
            .with(SecretReference.POOLED_DATABASE_URL, urls.pooled())
            .with(SecretReference.DIRECT_DATABASE_URL, urls.direct());
  }

  synchronized void add(String service, Release release) {
    values = values.with(ServiceFact.version(service), release.id());
    release.url().ifPresent(url -> values = values.withServiceUrl(service, url));
    release.image().ifPresent(image -> values = values.with(ServiceFact.image(service), image));
  }
}
