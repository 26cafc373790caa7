package dev.penstock.http;

/**
 * An answer that arrived whole.
 *
 * @param status the status code, 100 to 599
 * @param headers its fields
 * @param content its body, cut at the transport's limit
 */
public record Response(int status, Headers headers, Content content) {

  /** An answer with a JSON body. */
  public static Response json(int status, String body) {
    return new Response(status, Headers.none(), Content.of("application/json", body));
  }

  /** An answer without a body. */
  public static Response empty(int status) {
    return new Response(status, Headers.none(), Content.empty());
  }

  /** The same answer with a header. */
  public Response with(String name, String value) {
    return new Response(status, headers.with(name, value), content);
  }

  /** Whether the status says success (2xx). */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
