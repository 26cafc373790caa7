package dev.penstock.cloudflare.wrangler;

import java.util.Set;

/**
 * What the keys of a wrangler configuration are about (Cloudflare, "Wrangler configuration", and
 * the JSON schema that wrangler carries).
 *
 * <p>A key that is in none of the sets may name something that production uses: it is treated so.
 */
final class ConfigurationKeys {
  /**
   * Where a Worker is reached, when it runs by itself, who hears of it, and what concerns a
   * developer's machine. A preview has its own answers to these, or none.
   */
  static final Set<String> LEFT_OUT =
      Set.of(
          "$schema",
          "name",
          "account_id",
          "route",
          "routes",
          "workers_dev",
          "preview_urls",
          "triggers",
          "addresses",
          "connect",
          "env",
          "previews",
          "legacy_env",
          "keep_vars",
          "usage_model",
          "logpush",
          "tail_consumers",
          "streaming_tail_consumers",
          "send_metrics",
          "dependencies_instrumentation",
          "dev");

  /** How a Worker is built and run. A named environment has these from the top level. */
  static final Set<String> INHERITED =
      Set.of(
          "main",
          "base_dir",
          "rules",
          "build",
          "no_bundle",
          "minify",
          "keep_names",
          "find_additional_modules",
          "preserve_file_names",
          "upload_source_maps",
          "alias",
          "tsconfig",
          "jsx_factory",
          "jsx_fragment",
          "python_modules",
          "wasm_modules",
          "text_blobs",
          "data_blobs",
          "compatibility_date",
          "compatibility_flags",
          "compliance_region",
          "limits",
          "placement",
          "assets",
          "access",
          "cache",
          "observability",
          "migrations",
          "exports");

  /**
   * What a Worker reads that belongs to nobody else, and holds nothing: a preview may have the
   * same. Durable objects are among them as long as the class is the Worker's own, because then
   * each Worker has its own objects. A named environment does not have these from the top level.
   */
  static final Set<String> OWN =
      Set.of(
          "vars",
          "define",
          "secrets",
          "durable_objects",
          "ai",
          "browser",
          "images",
          "media",
          "stream",
          "version_metadata",
          "worker_loaders");

  private ConfigurationKeys() {}
}
