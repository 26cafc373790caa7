package dev.penstock.pipeline.review;

/**
 * A pull request as GitHub shows it now.
 *
 * @param number its number
 * @param open whether it is open
 * @param headCommit the commit at its tip
 * @param headBranch the branch's name: untrusted text
 * @param fromFork whether it comes from another repository
 */
public record PullRequest(
    int number, boolean open, String headCommit, String headBranch, boolean fromFork) {}
