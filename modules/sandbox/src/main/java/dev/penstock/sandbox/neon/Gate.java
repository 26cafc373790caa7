package dev.penstock.sandbox.neon;

import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Filter;
import dev.penstock.sandbox.http.Handler;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.ReplyException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stands before every call: one at a time, with a token, errors in Neon's shape. */
final class Gate implements Filter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final World world;
  private final Branching branching;

  Gate(World world, Branching branching) {
    this.world = world;
    this.branching = branching;
  }

  @Override
  public Reply handle(Call call, Handler next) throws Exception {
    String requestId = call.header("X-Request-ID").orElseGet(() -> UUID.randomUUID().toString());
    try {
      admit(call);
      synchronized (world) {
        branching.expire();
        return next.handle(call);
      }
    } catch (NeonException e) {
      return e.reply(requestId);
    } catch (ReplyException e) {
      return NeonException.invalid("the request cannot be read").reply(requestId);
    }
  }

  private void admit(Call call) {
    Optional<String> token = call.token();
    NeonOptions options = world.options();
    if (token.isEmpty()) {
      throw new NeonException(401, "", "authorization header is missing or malformed");
    }
    boolean reader = token.get().equals(options.readOnlyKey());
    if (!reader && !token.get().equals(options.apiKey())) {
      throw new NeonException(401, "", "supplied credentials do not pass authentication");
    }
    if (reader && !READING.contains(call.method())) {
      throw new NeonException(403, "", "not allowed to perform this action");
    }
  }
}
