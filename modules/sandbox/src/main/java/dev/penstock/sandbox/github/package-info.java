/**
 * GitHub on loopback: the part of its REST API that the actions call, with its tokens, permissions,
 * limits and error shapes.
 */
@NullMarked
package dev.penstock.sandbox.github;

import org.jspecify.annotations.NullMarked;
