package dev.penstock.config.template;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Text with references in it, such as <code>codex-api-preview-${pr}</code>.
 *
 * <p>A literal <code>${</code> is written <code>$${</code>. Immutable; two templates of the same
 * text are equal.
 */
public final class Template {
  private final String text;
  private final List<Part> parts;

  Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /**
   * Parses a template that is known to be right.
   *
   * @throws IllegalArgumentException if it is not; {@link ParsedTemplate#of} says why without
   *     throwing
   */
  public static Template of(String text) {
    ParsedTemplate parsed = ParsedTemplate.of(text);
    if (!parsed.faults().isEmpty()) {
      throw new IllegalArgumentException(parsed.faults().getFirst().message());
    }
    return parsed.template();
  }

  /** The template that evaluates to exactly this text. */
  public static String escape(String text) {
    return text.replace("${", "$${");
  }

  /** The text as it was written. */
  public String text() {
    return text;
  }

  /** Everything it refers to. */
  public Set<Reference> references() {
    return parts.stream()
        .filter(Part.Hole.class::isInstance)
        .map(part -> ((Part.Hole) part).reference())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it refers to something that must not be shown. */
  public boolean isSecret() {
    return references().stream().anyMatch(SecretReference.class::isInstance);
  }

  /** Whether it is <code>${generated}</code>: a value the run makes up and keeps. */
  public boolean isGenerated() {
    return parts.equals(List.of(new Part.Hole(SecretReference.GENERATED)));
  }

  /**
   * The text with every reference replaced.
   *
   * @throws PenstockException with exit 2 when the scope has no value for a reference
   * @throws IllegalStateException when it {@link #isSecret}
   */
  public String evaluate(Scope scope) {
    return join(
        reference ->
            switch (reference) {
              case PlainReference plain -> plainValue(plain, scope);
              case SecretReference secret ->
                  throw new IllegalStateException("a secret in plain text: " + secret.text());
            });
  }

  /**
   * The text with every reference replaced, as a secret.
   *
   * @throws PenstockException with exit 2 when the scope has no value for a reference, or the
   *     result is blank
   */
  public Secret evaluateSecret(Scope scope) {
    String value =
        join(
            reference ->
                switch (reference) {
                  case PlainReference plain -> plainValue(plain, scope);
                  case SecretReference secret ->
                      scope.secret(secret).orElseThrow(() -> missing(secret)).reveal();
                });
    if (value.isBlank()) {
      throw blank();
    }
    return Secret.of(value);
  }

  private String join(Function<Reference, String> values) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Part.Literal(String literal) -> literal;
                  case Part.Hole(Reference reference) -> values.apply(reference);
                })
        .collect(Collectors.joining());
  }

  private static String plainValue(PlainReference reference, Scope scope) {
    return scope.plain(reference).orElseThrow(() -> missing(reference));
  }

  private static PenstockException missing(Reference reference) {
    return switch (reference) {
      case EnvironmentVariable variable ->
          Failure.invalid(
                  "variable-missing",
                  "The environment variable " + variable.name() + " is not set",
                  "penstock.yml refers to it as ${" + variable.text() + "}",
                  "Set it under env: of the step, from a secret or a variable of the repository.")
              .asException();
      default ->
          Failure.invalid(
                  "reference-missing",
                  "${" + reference.text() + "} has no value here",
                  "this run has no such thing",
                  "Take the reference out of penstock.yml, or run the action that provides it.")
              .asException();
    };
  }

  private PenstockException blank() {
    return Failure.invalid(
            "secret-blank",
            "A secret of penstock.yml is blank",
            "what it refers to is set, but empty: "
                + references().stream().map(Reference::text).sorted().toList(),
            "Give it a value, or take the secret out of penstock.yml.")
        .asException();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template template && template.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text as it was written: it holds names of secrets, not their values. */
  @Override
  public String toString() {
    return text;
  }
}
