package dev.penstock.http;

import dev.penstock.kernel.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with OkHttp, over HTTP/1.1 on connections that are kept between requests. A
 * request is sent at most once: what to repeat is decided above. Thread-safe.
 */
public final class OkHttpTransport implements Transport {
  private static final List<ConnectionSpec> PLAIN = List.of(ConnectionSpec.CLEARTEXT);
  private static final List<ConnectionSpec> SECURE = List.of(ConnectionSpec.MODERN_TLS);

  private final Optional<String> extraAuthorities;
  private final OkHttpClient plain;
  private final int bodyLimit;
  private @Nullable OkHttpClient secure;

  /**
   * A transport with these options. Nothing is connected yet, and the extra authorities are not
   * read yet: the first request over TLS fails with the reason {@code authorities-unreadable} if
   * they are no certificates in PEM form.
   */
  public OkHttpTransport(TransportOptions options) {
    this.extraAuthorities = options.extraAuthorities();
    HeadStart.awaitLibrary();
    this.plain = plain(options);
    this.bodyLimit = options.bodyLimit();
  }

  /**
   * Initialises the library by use; TLS is for {@link Authorities} to prepare. Begins with its log,
   * because another thread sees to the time zones that it would ask for first.
   */
  static void prepare() {
    var _ = Logger.getLogger(OkHttpClient.class.getName());
    plain(TransportOptions.defaults())
        .newCall(new okhttp3.Request.Builder().url("http://localhost/").build());
  }

  @Override
  public Response send(Request request) throws TransportFault {
    ExchangePhase phase = new ExchangePhase();
    Call call = client(request).newCall(outgoing(request).tag(ExchangePhase.class, phase).build());
    request.timeout().ifPresent(limit -> limit(call, limit));
    try (okhttp3.Response response = call.execute()) {
      return incoming(response);
    } catch (IOException e) {
      throw Faults.from(e, phase.reached());
    }
  }

  /** Closes idle connections, so that neither they nor their threads hold up the exit. */
  @Override
  public void close() {
    plain.dispatcher().executorService().shutdown();
    plain.connectionPool().evictAll();
  }

  /** Reading whom to trust takes a while, so the client that needs it is made when it is needed. */
  private OkHttpClient client(Request request) {
    return "https".equalsIgnoreCase(request.uri().getScheme()) ? secure() : plain;
  }

  private synchronized OkHttpClient secure() {
    OkHttpClient made = secure;
    if (made == null) {
      HeadStart.awaitTls();
      OkHttpClient.Builder builder = plain.newBuilder().connectionSpecs(SECURE);
      extraAuthorities.map(Authorities::andJdk).orElseGet(Authorities::jdk).use(builder);
      made = builder.build();
      secure = made;
    }
    return made;
  }

  private static OkHttpClient plain(TransportOptions options) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectionSpecs(PLAIN)
            .protocols(List.of(Protocol.HTTP_1_1))
            .retryOnConnectionFailure(false)
            .followRedirects(options.followRedirects())
            .followSslRedirects(false)
            .connectTimeout(options.connectTimeout())
            .readTimeout(options.readTimeout())
            .writeTimeout(options.readTimeout())
            .callTimeout(options.callTimeout())
            .dispatcher(new Dispatcher())
            .dns(new Resolving(options.resolver()))
            .eventListenerFactory(ExchangePhase::of);
    options.edge().ifPresent(edge -> builder.socketFactory(new EdgeSocketFactory(edge)));
    Proxies.use(builder, options.proxy());
    return builder.build();
  }

  /** Neither a lambda nor a record, both of which every run would have to make anew. */
  private static final class Resolving implements Dns {
    private final HostResolver resolver;

    Resolving(HostResolver resolver) {
      this.resolver = resolver;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
      return resolver.resolve(host);
    }
  }

  private static void limit(Call call, Duration limit) {
    call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static okhttp3.Request.Builder outgoing(Request request) {
    okhttp3.Request.Builder outgoing =
        new okhttp3.Request.Builder()
            .url(request.uri().toString())
            .method(request.method().name(), body(request));
    request
        .headers()
        .asMap()
        .forEach((name, values) -> values.forEach(value -> outgoing.addHeader(name, value)));
    return outgoing;
  }

  private static @Nullable RequestBody body(Request request) {
    Content content = request.content();
    boolean required =
        switch (request.method()) {
          case POST, PUT, PATCH -> true;
          case GET, HEAD, DELETE -> false;
        };
    return content.isEmpty() && !required
        ? null
        : RequestBody.create(content.bytes(), MediaType.parse(content.type()));
  }

  private Response incoming(okhttp3.Response response) throws IOException {
    Headers headers = Headers.none();
    for (Map.Entry<String, List<String>> field : response.headers().toMultimap().entrySet()) {
      for (String value : field.getValue()) {
        headers = headers.adding(field.getKey(), value);
      }
    }
    String type = headers.first("Content-Type").orElse("");
    return new Response(response.code(), headers, Content.of(type, read(response.body().source())));
  }

  private byte[] read(BufferedSource source) throws IOException {
    Buffer kept = new Buffer();
    while (kept.size() < bodyLimit && source.read(kept, bodyLimit - kept.size()) != -1) {
      // Each read moves what has arrived so far.
    }
    return kept.readByteArray();
  }
}
