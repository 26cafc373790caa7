package dev.penstock.sandbox.dns;

import java.util.Collection;
import java.util.List;

/** A zone as the name server reads it, at the moment of each question. Thread-safe. */
public interface ServedZone {

  /** Its name, lower case, without a final dot. */
  String name();

  /** The host names of its name servers, at least one. */
  List<String> nameServers();

  /** The serial number of its SOA record; grows with every change. */
  long serial();

  /** The records of exactly that name. */
  Collection<ServedRecord> at(String name);

  /** Whether a record exists whose name ends in a dot and this one (RFC 8020). */
  boolean hasBelow(String name);
}
