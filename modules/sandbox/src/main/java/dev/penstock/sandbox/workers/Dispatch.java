package dev.penstock.sandbox.workers;

import java.net.InetSocketAddress;
import java.util.Map;

/** Where the edge gets a Worker's answer from. */
public sealed interface Dispatch {

  /**
   * From a server that runs it.
   *
   * @param to where it listens for HTTP
   * @param headers to add to the request
   */
  record Forward(InetSocketAddress to, Map<String, String> headers) implements Dispatch {}

  /** From here: status 200 with this JSON. */
  record Answer(String json) implements Dispatch {}
}
