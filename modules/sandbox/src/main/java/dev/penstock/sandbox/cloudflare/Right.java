package dev.penstock.sandbox.cloudflare;

/** What an API token may do, after Cloudflare's permission groups. */
public enum Right {
  /** See zones. Without it the list of zones is empty, which is how Cloudflare answers. */
  ZONE_READ,
  DNS_READ,
  DNS_EDIT,
  /** Upload, change and delete Workers, their secrets and their domains. */
  WORKERS_SCRIPTS_EDIT,
  /** Change the routes of a zone. */
  WORKERS_ROUTES_EDIT,
  D1_EDIT,
  /** Any token has it. */
  NONE
}
