package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
  private final ProxySettings settings =
      ProxySettings.from(
          Map.of(
              "http_proxy", "proxy.test:3128",
              "HTTP_PROXY", "http://other.test",
              "HTTPS_PROXY", "http://me:hunter2@secure.test:3129",
              "NO_PROXY", ".internal.test, corp.test"));

  @Test
  void each_scheme_has_its_proxy_and_lower_case_wins() {
    assertThat(settings.proxyFor(URI.create("http://a.test")))
        .contains(URI.create("http://proxy.test:3128"));
    assertThat(settings.proxyFor(URI.create("https://a.test")))
        .hasValueSatisfying(proxy -> assertThat(proxy).hasHost("secure.test").hasPort(3129));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://db.internal.test",
        "https://internal.test",
        "https://CORP.test",
        "http://127.0.0.1:8080",
        "http://localhost",
        "http://[::1]:80"
      })
  void exceptions_and_loopback_are_reached_directly(String address) {
    assertThat(settings.proxyFor(URI.create(address))).isEmpty();
  }

  @Test
  void a_name_that_only_ends_alike_is_no_exception() {
    assertThat(settings.proxyFor(URI.create("https://notcorp.test"))).isPresent();
  }

  @Test
  void a_password_is_not_shown() {
    assertThat(settings).asString().doesNotContain("hunter2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProxySettings.from(Map.of("http_proxy", "http://me:hun ter2@x")))
        .withMessageNotContaining("ter2")
        .withNoCause();
  }
}
