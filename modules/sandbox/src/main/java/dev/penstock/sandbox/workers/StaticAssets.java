package dev.penstock.sandbox.workers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The static files of one version.
 *
 * @param files by path, such as {@code /index.html}
 * @param config Cloudflare's {@code assets} configuration: html_handling, not_found_handling,
 *     run_worker_first
 */
public record StaticAssets(Map<String, File> files, JsonNode config) {

  /**
   * One file.
   *
   * @param hash names the content, which was handed over before with {@link Workers#blob}
   * @param contentType what it is served as
   */
  public record File(String hash, String contentType) {}

  public StaticAssets {
    files = Map.copyOf(files);
  }
}
