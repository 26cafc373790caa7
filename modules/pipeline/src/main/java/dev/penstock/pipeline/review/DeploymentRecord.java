package dev.penstock.pipeline.review;

/**
 * A deployment to be recorded.
 *
 * @param environment the environment's name on GitHub, such as {@code preview/pr-8}
 * @param commit the commit, 40 hexadecimal digits
 * @param description one line, at most 140 characters
 * @param payload JSON text: what was released, versioned; holds no secret
 */
public record DeploymentRecord(
    String environment, String commit, String description, String payload) {}
