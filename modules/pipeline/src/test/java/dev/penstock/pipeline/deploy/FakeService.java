package dev.penstock.pipeline.deploy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A service in the memory of a {@link FakeDeployer}: its versions, and who gets how much. */
final class FakeService {
  private final String name;
  private final String mark;
  private final Map<String, ServiceVersion> versions = new LinkedHashMap<>();
  private Optional<String> live = Optional.empty();
  private Optional<String> candidate = Optional.empty();
  private int percent;
  private long asked;

  FakeService(String name, String mark) {
    this.name = name;
    this.mark = mark;
  }

  boolean belongsTo(String ownersMark) {
    return mark.equals(ownersMark);
  }

  String add(ServiceVersion version) {
    String id = "v" + (versions.size() + 1);
    versions.put(id, version);
    return id;
  }

  boolean has(String id) {
    return versions.containsKey(id);
  }

  boolean isLive() {
    return live.isPresent();
  }

  void share(String id, int ofHundred) {
    if (ofHundred == 100) {
      live = Optional.of(id);
    }
    candidate = Optional.of(id).filter(each -> ofHundred < 100);
    percent = ofHundred;
  }

  Optional<Release> current() {
    return (percent > 50 ? candidate.or(() -> live) : live).map(id -> new Release(name, id));
  }

  /**
   * Whom the next request meets: of a hundred in a row, as many as its share meet the candidate.
   */
  Optional<ServiceVersion> next() {
    boolean toCandidate =
        candidate.isPresent() && (asked + 1) * percent / 100 > asked * percent / 100;
    asked++;
    return (toCandidate ? candidate : live).map(versions::get);
  }

  Optional<ServiceVersion> version(String id) {
    return Optional.ofNullable(versions.get(id));
  }
}
