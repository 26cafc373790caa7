package dev.penstock.sandbox.github;

import java.time.Instant;

/**
 * A status on a commit.
 *
 * @param id unique in the repository
 * @param commit 40 hexadecimal digits
 * @param context what the status is of
 * @param state error, failure, pending or success
 * @param description one line; "" for none
 * @param targetUrl where to read more; "" for none
 * @param creator who said so
 * @param createdAt when
 */
public record CommitStatus(
    long id,
    String commit,
    String context,
    String state,
    String description,
    String targetUrl,
    Account creator,
    Instant createdAt) {}
