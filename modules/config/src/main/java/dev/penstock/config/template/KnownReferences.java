package dev.penstock.config.template;

import dev.penstock.config.problem.Nearest;
import dev.penstock.config.problem.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which references there are, and the nearest one to something that is none. */
final class KnownReferences {
  private static final List<Reference> FIXED =
      Stream.<Reference>concat(
              Arrays.stream(Fact.values()), Arrays.stream(SecretReference.values()))
          .toList();

  private KnownReferences() {}

  sealed interface Lookup {}

  record Found(Reference reference) implements Lookup {}

  record Unknown(Fault fault) implements Lookup {}

  static Lookup find(String text) {
    return FIXED.stream()
        .filter(reference -> reference.text().equals(text))
        .findFirst()
        .or(() -> withName(text))
        .<Lookup>map(Found::new)
        .orElseGet(() -> new Unknown(fault(text)));
  }

  private static Optional<Reference> withName(String text) {
    if (text.startsWith(EnvironmentVariable.PREFIX)) {
      return Optional.of(text.substring(EnvironmentVariable.PREFIX.length()))
          .filter(EnvironmentVariable::isLegal)
          .map(EnvironmentVariable::new);
    }
    return ServiceFact.parse(text).map(fact -> fact);
  }

  private static Fault fault(String text) {
    String message = "unknown reference " + Quoted.of("${" + text + "}");
    return new Fault(message, suggestion(text));
  }

  private static String suggestion(String text) {
    if (text.startsWith(EnvironmentVariable.PREFIX)) {
      return "a variable's name has letters, digits and underscores: `${env.NAME}`";
    }
    if (text.startsWith(ServiceFact.PREFIX)) {
      return "of a service there are `${services.NAME.url}`, `.version` and `.image`";
    }
    return Nearest.to(text, FIXED.stream().map(Reference::text).toList())
        .map(near -> "did you mean `${" + near + "}`?")
        .orElse("write `$${` where you mean the text itself");
  }
}
