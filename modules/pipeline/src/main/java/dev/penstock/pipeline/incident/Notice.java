package dev.penstock.pipeline.incident;

import java.net.URI;
import java.util.Optional;

/**
 * What people who watch a channel are told of a run. Plain text without secrets, not escaped for
 * any place yet.
 *
 * @param good whether everything serves and was proven
 * @param headline what became of the run, one line, such as {@code codex production serves a5c3785}
 * @param cause why it failed, one line; empty when it did not
 * @param commit the commit the run was for, 40 hexadecimal digits; empty when that is not known
 * @param run the page of the run
 * @param front where a person looks first
 * @param issue the page of the issue that tells more
 */
public record Notice(
    boolean good,
    String headline,
    Optional<String> cause,
    Optional<String> commit,
    Optional<URI> run,
    Optional<URI> front,
    Optional<URI> issue) {}
