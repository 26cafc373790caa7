/** GitHub: comments, deployments, pull requests. */
@NullMarked
package dev.penstock.github;

import org.jspecify.annotations.NullMarked;
