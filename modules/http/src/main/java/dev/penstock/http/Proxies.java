package dev.penstock.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Gives an OkHttp client its proxies. */
final class Proxies {
  private static final int USUAL_PORT = 80;

  private Proxies() {}

  static void use(OkHttpClient.Builder builder, ProxySettings settings) {
    builder.proxySelector(new Selector(settings)).proxyAuthenticator(authenticator(settings));
  }

  /** Names the proxy to itself, once: a proxy that refuses that will refuse it again. */
  private static Authenticator authenticator(ProxySettings settings) {
    return (@Nullable Route route, okhttp3.Response response) -> {
      if (response.request().header("Proxy-Authorization") != null) {
        return null;
      }
      return settings
          .proxyFor(response.request().url().uri())
          .flatMap(Proxies::credentials)
          .map(
              value -> response.request().newBuilder().header("Proxy-Authorization", value).build())
          .orElse(null);
    };
  }

  private static Optional<String> credentials(URI proxy) {
    return Optional.ofNullable(proxy.getRawUserInfo())
        .map(info -> info.split(":", 2))
        .map(
            parts ->
                Credentials.basic(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static final class Selector extends ProxySelector {
    private final ProxySettings settings;

    Selector(ProxySettings settings) {
      this.settings = settings;
    }

    @Override
    public List<Proxy> select(URI uri) {
      return List.of(settings.proxyFor(uri).map(Selector::proxy).orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // The call itself fails, and says so.
    }

    private static Proxy proxy(URI address) {
      int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
      return new Proxy(
          Proxy.Type.HTTP,
          InetSocketAddress.createUnresolved(Objects.requireNonNull(address.getHost()), port));
    }
  }
}
