/** What the people of a pull request see: comment, deployments. */
@NullMarked
package dev.penstock.pipeline.review;

import org.jspecify.annotations.NullMarked;
