package dev.penstock.sandbox.edge;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Chooses the certificate by the host that the client names (SNI, RFC 6066, section 3). */
final class Certificates extends X509ExtendedKeyManager {

  private final CertificateAuthority authority;

  private Certificates(CertificateAuthority authority) {
    this.authority = authority;
  }

  static SSLContext context(CertificateAuthority authority) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new Certificates(authority)}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /**
   * Lets only accepted hosts finish a handshake; others get the alert unrecognized_name, as from a
   * server that has no certificate for them.
   */
  static SSLParameters parameters(Predicate<String> accepted) {
    SSLParameters parameters = new SSLParameters();
    parameters.setSNIMatchers(List.of(new AcceptedHosts(accepted)));
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    return parameters;
  }

  private static final class AcceptedHosts extends SNIMatcher {
    private final Predicate<String> accepted;

    AcceptedHosts(Predicate<String> accepted) {
      super(StandardConstants.SNI_HOST_NAME);
      this.accepted = accepted;
    }

    @Override
    public boolean matches(SNIServerName name) {
      return accepted.test(hostOf(name));
    }
  }

  private static String hostOf(SNIServerName name) {
    return new SNIHostName(name.getEncoded()).getAsciiName().toLowerCase(Locale.ROOT);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    if (!keyType.equals("EC")
        || !(socket instanceof SSLSocket tls)
        || !(tls.getHandshakeSession() instanceof ExtendedSSLSession session)) {
      return null;
    }
    return session.getRequestedServerNames().stream()
        .findFirst()
        .map(Certificates::hostOf)
        .orElse(null);
  }

  @Override
  public X509Certificate[] getCertificateChain(String host) {
    return authority.identity(host).chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String host) {
    return authority.identity(host).key();
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return null;
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[0];
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[0];
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
