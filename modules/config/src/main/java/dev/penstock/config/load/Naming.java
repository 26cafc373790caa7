package dev.penstock.config.load;

import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Quoted;

/**
 * The rules that everything with a name or a host keeps. One for a whole file.
 *
 * @param names every name that is taken
 * @param hosts every host that is taken
 */
record Naming(Reading reading, TakenNames names, TakenNames hosts) {

  static Naming of(Reading reading) {
    return new Naming(reading, new TakenNames(), new TakenNames());
  }

  boolean isLegalName(String name, Position position) {
    return Forms.NAME.matcher(name).matches()
        || reading.not(
            position,
            Quoted.of(name) + " is not a name of a-z, 0-9 and single dashes",
            "at most 63 characters");
  }

  boolean isLegalHost(String host, Position position) {
    return Forms.HOST.matcher(host).matches()
        || reading.not(position, Quoted.of(host) + " is not a host name in lower case", "");
  }

  boolean isUnderZone(String host, Position position) {
    String zone = reading.outline().zone().orElse("");
    return zone.isEmpty()
        || host.endsWith("." + zone)
        || reading.not(
            position,
            Quoted.of(host) + " is not under the zone " + Quoted.of(zone),
            "end it with `.${zone}`");
  }

  boolean isZoneOrUnderIt(String host, Position position) {
    return reading.outline().zone().filter(host::equals).isPresent() || isUnderZone(host, position);
  }

  /** Says what can only be said when everything has been read. */
  void finish() {
    names.sayWhatPreviewsMeet(reading.problems());
    hosts.sayWhatPreviewsMeet(reading.problems());
  }
}
