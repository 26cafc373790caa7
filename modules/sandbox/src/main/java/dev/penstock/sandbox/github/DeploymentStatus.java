package dev.penstock.sandbox.github;

import java.time.Instant;

/**
 * One entry in a deployment's history.
 *
 * @param id unique in the repository
 * @param state what it became
 * @param description one line; "" for none
 * @param environment the environment it is about
 * @param environmentUrl where it serves; "" for none
 * @param logUrl where its log is; "" for none
 * @param creator who said so
 * @param createdAt when
 */
public record DeploymentStatus(
    long id,
    DeploymentState state,
    String description,
    String environment,
    String environmentUrl,
    String logUrl,
    Account creator,
    Instant createdAt) {}
