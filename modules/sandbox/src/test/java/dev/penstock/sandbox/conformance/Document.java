package dev.penstock.sandbox.conformance;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.sandbox.http.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A vendor's document, read once per JVM. Thread-safe. */
final class Document {
  private static final Map<Vendor, Optional<Document>> READ = new ConcurrentHashMap<>();

  private final OpenApiInteractionValidator validator;

  private Document(OpenApiInteractionValidator validator) {
    this.validator = validator;
  }

  /** A vendor's document; empty when this machine does not have it. */
  static Optional<Document> of(Vendor vendor) {
    return READ.computeIfAbsent(vendor, one -> one.file().map(file -> read(one, file)));
  }

  private static Document read(Vendor vendor, Path file) {
    return new Document(
        OpenApiInteractionValidator.createForInlineApiSpecification(text(vendor, file))
            .withBasePathOverride(vendor.base())
            .withLevelResolver(levels())
            .build());
  }

  /**
   * Vendors add fields before they describe them, and clients must bear it: a field too many is no
   * violation. (In documents made with allOf the rule cannot work at all.)
   */
  private static LevelResolver levels() {
    return LevelResolver.create()
        .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
        .withLevel(
            "validation.request.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
        .withLevel(
            "validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
        .build();
  }

  private static String text(Vendor vendor, Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith("{") ? repaired(vendor, text) : text;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String repaired(Vendor vendor, String text) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode document = json.readTree(text);
    Repair.apply(vendor, document);
    return json.writeValueAsString(document);
  }

  /** What an exchange violates. */
  List<ValidationReport.Message> violations(Exchange exchange) {
    return validator
        .validate(Conversion.request(exchange), Conversion.response(exchange))
        .getMessages()
        .stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .toList();
  }
}
