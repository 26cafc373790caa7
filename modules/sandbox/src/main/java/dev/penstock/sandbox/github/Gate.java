package dev.penstock.sandbox.github;

import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Filter;
import dev.penstock.sandbox.http.Handler;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.ReplyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What every call passes: the token's check, the limits, the headers that all answers have. */
final class Gate implements Filter {
  private static final String ANONYMOUS = "";

  private final World world;
  private final Limits limits;
  private final AtomicLong requests = new AtomicLong();

  Gate(World world, Limits limits) {
    this.world = world;
    this.limits = limits;
  }

  @Override
  public Reply handle(Call call, Handler next) throws Exception {
    String token = call.token().orElse(ANONYMOUS);
    Reply reply = unchanged(call, answer(call, next));
    if (reply.status() != 304 && !isAboutLimits(call)) {
      limits.count(token);
    }
    return dressed(limits.tell(token, reply));
  }

  private Reply answer(Call call, Handler next) throws Exception {
    try {
      authenticate(call);
      Optional<Reply> refusal = isAboutLimits(call) ? Optional.empty() : limits.refusal();
      return refusal.isPresent() ? refusal.get() : next.handle(call);
    } catch (ReplyException e) {
      return e.reply();
    }
  }

  /** Asking for the limits is free and always answered. */
  private static boolean isAboutLimits(Call call) {
    return call.path().equals("/rate_limit");
  }

  private void authenticate(Call call) {
    boolean claims = call.header("Authorization").isPresent();
    if (claims && call.token().flatMap(world::token).isEmpty()) {
      throw Problem.badCredentials();
    }
  }

  private static Reply unchanged(Call call, Reply reply) {
    if (!call.method().equals("GET") || reply.status() != 200) {
      return reply;
    }
    String tag = "W/\"" + hash(reply.body()) + "\"";
    boolean known = call.header("If-None-Match").filter(tag::equals).isPresent();
    return (known ? Reply.empty(304) : reply).withHeader("ETag", tag);
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private Reply dressed(Reply reply) {
    return reply
        .withHeader("Server", "github.com")
        .withHeader("X-GitHub-Media-Type", "github.v3; format=json")
        .withHeader("X-GitHub-Api-Version-Selected", "2022-11-28")
        .withHeader("X-GitHub-Request-Id", "5A:B0:%06X".formatted(requests.incrementAndGet()))
        .withHeader("Cache-Control", "private, max-age=60, s-maxage=60")
        .withHeader("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP");
  }
}
