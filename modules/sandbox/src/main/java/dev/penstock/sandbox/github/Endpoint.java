package dev.penstock.sandbox.github;

import dev.penstock.sandbox.http.Reply;

/** Answers one operation on a repository. */
@FunctionalInterface
interface Endpoint {

  /**
   * Answers a visit whose caller has the right it needs.
   *
   * @throws dev.penstock.sandbox.http.ReplyException to answer with a problem
   */
  Reply answer(Visit visit);
}
