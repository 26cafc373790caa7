package dev.penstock.sandbox.cloudflare;

import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.ReplyException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The API tokens and what each may do. Thread-safe. */
final class Tokens {

  /** What stands behind a token. */
  record Token(String id, Set<Right> rights) {}

  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  void add(String token, Set<Right> rights) {
    tokens.put(token, new Token(Ids.hex(), Set.copyOf(rights)));
  }

  /** The token of a call; empty when it carries none that exists. */
  Optional<Token> of(Call call) {
    return call.token().map(tokens::get);
  }

  /**
   * The token of a call that must have one with that right.
   *
   * @throws ReplyException otherwise
   */
  Token require(Call call, Right right) {
    if (call.header("Authorization").isEmpty()) {
      throw Envelope.error(400, 9106, "Missing X-Auth-Key, X-Auth-Email or Authorization headers");
    }
    Token token = of(call).orElseThrow(() -> Envelope.error(403, 9109, "Invalid access token"));
    if (right != Right.NONE && !token.rights.contains(right)) {
      throw Envelope.error(403, 10000, "Authentication error");
    }
    return token;
  }
}
