package dev.penstock.sandbox.workers;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One file of a Worker, as wrangler uploads it.
 *
 * @param kind how the runtime reads it
 * @param body its content: text as it is, WebAssembly and other data in base64
 */
public record WorkerModule(Kind kind, String body) {

  /** How the runtime reads a module. */
  public enum Kind {
    ESM,
    COMMONJS,
    TEXT,
    JSON,
    WASM,
    DATA;

    private boolean isText() {
      return this != WASM && this != DATA;
    }
  }

  /** A module of these bytes. */
  public static WorkerModule of(Kind kind, byte[] bytes) {
    return new WorkerModule(
        kind,
        kind.isText()
            ? new String(bytes, StandardCharsets.UTF_8)
            : Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return kind + " (" + body.length() + " characters)";
  }
}
