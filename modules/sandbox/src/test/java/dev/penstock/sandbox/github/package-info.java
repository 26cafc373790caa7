/** GitHub's sandbox, driven by octokit and by hand. */
@NullMarked
package dev.penstock.sandbox.github;

import org.jspecify.annotations.NullMarked;
