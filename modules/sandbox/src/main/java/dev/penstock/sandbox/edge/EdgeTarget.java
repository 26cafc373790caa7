package dev.penstock.sandbox.edge;

import java.time.Duration;

/** What a request meets at the edge. */
public sealed interface EdgeTarget {

  /**
   * A version of a Worker.
   *
   * @param version its id
   */
  record ToWorker(String version) implements EdgeTarget {}

  /**
   * A status that was ordered, as if the Worker had sent it.
   *
   * @param status the HTTP status
   */
  record Ordered(int status) implements EdgeTarget {}

  /**
   * Something that takes a while.
   *
   * @param delay how long
   * @param target what is met afterwards
   */
  record Late(Duration delay, EdgeTarget target) implements EdgeTarget {}

  /**
   * One of Cloudflare's own error answers.
   *
   * @param status the HTTP status
   * @param code Cloudflare's error code, which its page shows
   * @param title a few words for a person
   */
  record ErrorPage(int status, int code, String title) implements EdgeTarget {

    /** 530, 1016: the record leads to a name that does not exist. */
    public static ErrorPage originDnsError() {
      return new ErrorPage(530, 1016, "Origin DNS error");
    }

    /** 530, 1001: the host has no record here. */
    public static ErrorPage noSuchHost() {
      return new ErrorPage(530, 1001, "DNS resolution error");
    }

    /** 522: the record leads to an address where nobody answers. */
    public static ErrorPage originTimeout() {
      return new ErrorPage(522, 522, "Connection timed out");
    }

    /** 404, 1042: a workers.dev host without a Worker. */
    public static ErrorPage noWorkerHere() {
      return new ErrorPage(404, 1042, "There is nothing here yet");
    }
  }
}
