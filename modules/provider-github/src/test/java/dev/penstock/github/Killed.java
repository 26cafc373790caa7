package dev.penstock.github;

import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportFault;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for a process that is killed: no code that mends things runs after it. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  private Killed() {
    super("killed");
  }

  /**
   * A transport whose process is killed at a request, counted from 1.
   *
   * @param afterHandling whether GitHub still carries the request out
   */
  static Transport at(int request, boolean afterHandling, Transport transport) {
    AtomicInteger sent = new AtomicInteger();
    return new Transport() {
      @Override
      public Response send(Request each) throws TransportFault {
        boolean isDue = sent.incrementAndGet() >= request;
        if (isDue && !afterHandling) {
          throw new Killed();
        }
        Response response = transport.send(each);
        if (isDue) {
          throw new Killed();
        }
        return response;
      }
    };
  }
}
