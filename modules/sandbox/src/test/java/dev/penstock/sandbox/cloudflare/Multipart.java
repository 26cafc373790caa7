package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Json;
import java.nio.charset.StandardCharsets;

/** Builds the multipart body of an upload: metadata and one module. */
final class Multipart {

  static final String TYPE = "multipart/form-data; boundary=b0undary";

  private Multipart() {}

  static byte[] of(JsonNode metadata, String code) {
    String json = new String(Json.write(metadata), StandardCharsets.UTF_8);
    return String.join(
            "\r\n",
            "--b0undary",
            "Content-Disposition: form-data; name=\"metadata\"",
            "",
            json,
            "--b0undary",
            "Content-Disposition: form-data; name=\"index.js\"; filename=\"index.js\"",
            "Content-Type: application/javascript+module",
            "",
            code,
            "--b0undary--",
            "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
