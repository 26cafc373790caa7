package dev.penstock.pipeline.ledger;

import java.time.Instant;

/**
 * One run in the ledger.
 *
 * @param id its id; later runs have larger ones
 * @param environment the environment's name, such as {@code production}
 * @param commit the commit the run was for, 40 hexadecimal digits
 * @param created when it was written
 * @param payload what it holds
 */
public record LedgerEntry(
    long id, String environment, String commit, Instant created, LedgerPayload payload) {}
