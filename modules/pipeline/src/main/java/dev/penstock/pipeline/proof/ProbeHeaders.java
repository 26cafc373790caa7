package dev.penstock.pipeline.proof;

import dev.penstock.config.template.EnvironmentVariable;
import dev.penstock.config.template.Scope;
import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.Template;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The headers of a service's probe. Values that may be secret are masked from here on. */
final class ProbeHeaders {
  private final String service;
  private final Scope values;
  private final Redactor redactor;

  ProbeHeaders(String service, Scope values, Redactor redactor) {
    this.service = service;
    this.values = values;
    this.redactor = redactor;
  }

  Map<String, Secret> of(SequencedMap<String, Template> headers) {
    return headers.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, header -> value(header.getKey(), header.getValue())));
  }

  private Secret value(String name, Template template) {
    mask(template);
    Secret value = template.evaluateSecret(values);
    if (isConfidential(template)) {
      redactor.add(value);
    }
    if (!value.reveal().chars().allMatch(ProbeHeaders::isLegal)) {
      throw illegal(name).asException();
    }
    return value;
  }

  /** What a variable holds shows up elsewhere without the words around it: it is masked alone. */
  private void mask(Template template) {
    template.references().stream()
        .filter(EnvironmentVariable.class::isInstance)
        .flatMap(variable -> values.plain((EnvironmentVariable) variable).stream())
        .filter(value -> !value.isBlank())
        .map(Secret::of)
        .forEach(redactor::add);
  }

  /** Facts such as the pull request's number are no secrets; masking them would hide too much. */
  private static boolean isConfidential(Template template) {
    return template.references().stream()
        .anyMatch(
            reference ->
                reference instanceof EnvironmentVariable || reference instanceof SecretReference);
  }

  /** What a field's value may hold (RFC 9110, section 5.5), of ASCII only. */
  private static boolean isLegal(int character) {
    return (character >= ' ' && character < 0x7f) || character == '\t';
  }

  private Failure illegal(String name) {
    return Failure.invalid(
        "health-header-illegal",
        "The value of header %s of service %s's health check cannot be sent"
            .formatted(name, service),
        "a header's value is one line of ASCII characters",
        "Give what it refers to a value without line breaks and without other characters.");
  }
}
