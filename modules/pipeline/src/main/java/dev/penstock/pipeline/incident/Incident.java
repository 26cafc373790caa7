package dev.penstock.pipeline.incident;

/**
 * A failure that people have to know of.
 *
 * @param signature what it is
 * @param entry the ledger entry of the run that failed; a healthy run of a later entry ends it
 * @param title the title
 * @param body the Markdown, everything in it escaped and without secrets
 */
public record Incident(Signature signature, long entry, String title, String body) {}
