package dev.penstock.sandbox;

/**
 * A thing that was not there before and is there now.
 *
 * @param provider whose: neon, cloudflare, github
 * @param kind branch, dns-record, worker, route, domain, database, deployment
 * @param name what a person would call it
 */
public record Leftover(String provider, String kind, String name) implements Comparable<Leftover> {

  @Override
  public int compareTo(Leftover other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return provider + " " + kind + " " + name;
  }
}
