package dev.penstock.pipeline.migration;

import java.util.List;

/**
 * What a migration tool has applied to a database, by its own table.
 *
 * @param names the migrations in the order in which they were applied; empty for a database that
 *     has seen none
 */
public record AppliedMigrations(List<String> names) {

  public AppliedMigrations {
    names = List.copyOf(names);
  }

  /** Those of the other that are not here, in its order. */
  public List<String> addedIn(AppliedMigrations later) {
    return later.names.stream().filter(name -> !names.contains(name)).toList();
  }

  /** The schema's version: the last one's name and how many there are; {@code empty} for none. */
  public String version() {
    return names.isEmpty() ? "empty" : names.getLast() + " (" + names.size() + ")";
  }
}
