package dev.penstock.config;

/** Where a service's answer names the commit it was built from. */
public sealed interface VersionExpectation {

  /**
   * A field of its JSON body.
   *
   * @param path the field's name; names of nested fields are joined by dots: {@code build.commit}
   */
  record JsonField(String path) implements VersionExpectation {}

  /**
   * A header.
   *
   * @param name the header's name, in any case
   */
  record Header(String name) implements VersionExpectation {}

  /** The commit stands somewhere in the body. */
  record Body() implements VersionExpectation {}

  /** It does not: any good answer counts, also that of the version before. */
  record None() implements VersionExpectation {}
}
