package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is in the image, and what is not. */
@Tag("containers")
class ContainerContentTest {
  private final Image image = Image.built();

  @Test
  void java_trusts_the_authorities_of_debian_and_nobody_else()
      throws GeneralSecurityException, IOException {
    Set<String> trusted =
        fingerprints(trustStore("base64 /opt/penstock/runtime/lib/security/cacerts"));
    String bundle = image.bash("cat /etc/ssl/certs/ca-certificates.crt", List.of()).out();
    String packaged = image.bash("cat /usr/share/ca-certificates/mozilla/*.crt", List.of()).out();
    assertThat(trusted).hasSizeGreaterThan(100);
    assertThat(trusted).isEqualTo(fingerprints(certificates(bundle)));
    assertThat(trusted).isEqualTo(fingerprints(certificates(packaged)));
  }

  @Test
  void it_says_what_it_is_and_starts_the_program() {
    assertThat(image.inspect("{{json .Config.Entrypoint}}"))
        .isEqualTo("[\"/opt/penstock/bin/penstock\"]");
    assertThat(image.inspect("{{json .Config.Cmd}}")).isEqualTo("null");
    assertThat(image.inspect("{{json .Config.Healthcheck}}")).isEqualTo("{\"Test\":[\"NONE\"]}");
    assertThat(image.inspect("{{json .Config.Labels}}"))
        .contains("\"org.opencontainers.image.title\":\"Penstock\"")
        .contains("\"org.opencontainers.image.licenses\":\"Apache-2.0\"")
        .contains("\"org.opencontainers.image.source\":")
        .contains("\"org.opencontainers.image.revision\":");
  }

  @Test
  void nothing_of_the_build_is_left() {
    assertThat(
            image.lines(
                "ls -A /tmp /var/tmp /root/.[!b-p]* /var/lib/apt/lists /build 2>&1 || true"))
        .noneMatch(line -> line.contains("penstock") || line.contains("_dists_"));
    assertThat(image.lines("ls /opt/penstock"))
        .containsExactly(
            "bin",
            "jvm.options",
            "penstock.jar",
            "runtime",
            "small-actions",
            "small.aot",
            "small.options",
            "trained-with",
            "whole.aot");
    assertThat(image.lines("ls /usr/local/bin")).containsExactly("node", "npm", "npx");
    assertThat(image.lines("ls /usr/local/lib/node_modules")).containsExactly("npm");
    assertThat(image.lines("ls -d /usr/local/include/* 2>/dev/null || true")).isEmpty();
  }

  @Test
  void nobody_but_root_may_change_what_runs() {
    assertThat(image.lines("find /opt/penstock /usr/local /etc/gitconfig -perm /022 -not -type l"))
        .isEmpty();
    assertThat(image.lines("find /opt/penstock -not -user root")).isEmpty();
    assertThat(image.lines("find /opt/penstock -not -perm -004 -not -type l")).isEmpty();
  }

  @Test
  void npm_and_node_are_there_for_anybody() {
    String versions = "cd / && node --version && npm --version && npx --version";
    Docker.Said said =
        image.bash(
            "export HOME=/tmp; setpriv --reuid 1001 --regid 1001 --clear-groups bash -c '"
                + versions
                + "'",
            List.of());
    assertThat(said.out().lines().toList()).hasSize(3).first().asString().startsWith("v22.");
  }

  private Collection<? extends Certificate> trustStore(String script)
      throws GeneralSecurityException, IOException {
    byte[] bytes = Base64.getMimeDecoder().decode(image.bash(script, List.of()).out());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(bytes), null);
    Set<Certificate> all = new HashSet<>();
    for (String alias : Collections.list(store.aliases())) {
      all.add(store.getCertificate(alias));
    }
    return all;
  }

  private static Collection<? extends Certificate> certificates(String pem)
      throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
  }

  private static Set<String> fingerprints(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException {
    Set<String> all = new TreeSet<>();
    for (Certificate certificate : certificates) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      all.add(HexFormat.of().formatHex(hash));
    }
    return all;
  }
}
