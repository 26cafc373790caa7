package dev.penstock.sandbox.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectableChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes requests off Jetty's hands and puts verdicts on the wire. */
final class Wire extends Handler.Abstract {

  private final Provider provider;

  Wire(Provider provider) {
    this.provider = provider;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request, Response response, Callback callback)
      throws Exception {
    Verdict verdict = provider.serve(read(request), base(request));
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    switch (verdict.ending()) {
      case ANSWER -> answer(verdict.reply().orElseThrow(), request, response, callback);
      case TRUNCATE -> truncate(verdict.reply().orElseThrow(), endPoint, response, callback);
      case CLOSE -> end(endPoint, callback);
      case RESET -> reset(endPoint, callback);
    }
    return true;
  }

  private static Request read(org.eclipse.jetty.server.Request request) throws IOException {
    ByteBuffer content = Content.Source.asByteBuffer(request);
    byte[] body = new byte[content.remaining()];
    content.get(body);
    String query = request.getHttpURI().getQuery();
    return new Request(
        request.getMethod(),
        request.getHttpURI().getPath(),
        query == null ? "" : query,
        headers(request),
        Bytes.of(body));
  }

  private static Map<String, List<String>> headers(org.eclipse.jetty.server.Request request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpField field : request.getHeaders()) {
      headers.computeIfAbsent(field.getName(), ignored -> new ArrayList<>()).add(field.getValue());
    }
    return headers;
  }

  private static URI base(org.eclipse.jetty.server.Request request) {
    return URI.create("http://127.0.0.1:" + org.eclipse.jetty.server.Request.getLocalPort(request));
  }

  private static void head(Reply reply, Response response) {
    response.setStatus(reply.status());
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    if (mayHaveBody(reply.status())) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
    }
  }

  /** RFC 9110, 6.4.1. */
  private static boolean mayHaveBody(int status) {
    return status >= 200 && status != 204 && status != 304;
  }

  private static void answer(
      Reply reply, org.eclipse.jetty.server.Request request, Response response, Callback callback) {
    head(reply, response);
    boolean body = mayHaveBody(reply.status()) && !request.getMethod().equals("HEAD");
    ByteBuffer bytes = ByteBuffer.wrap(reply.body());
    response.write(true, body ? bytes : ByteBuffer.allocate(0), callback);
  }

  private static void truncate(
      Reply reply, EndPoint endPoint, Response response, Callback callback) {
    head(reply, response);
    byte[] body = reply.body();
    ByteBuffer half = ByteBuffer.wrap(body, 0, body.length / 2);
    response.write(
        false,
        half,
        Callback.from(() -> end(endPoint, callback), failed -> end(endPoint, callback)));
  }

  private static void end(EndPoint endPoint, Callback callback) {
    endPoint.close();
    callback.failed(new EOFException("ended on order"));
  }

  /** A close with a linger time of zero sends RST; Jetty's own close would send FIN first. */
  private static void reset(EndPoint endPoint, Callback callback) throws IOException {
    if (endPoint instanceof SelectableChannelEndPoint selectable
        && selectable.getChannel() instanceof SocketChannel channel) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    }
    end(endPoint, callback);
  }
}
