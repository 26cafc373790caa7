package dev.penstock.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
  private static final String NEON =
      "postgresql://codex_owner:npg_secret@ep-1.eu-central-1.aws.neon.tech/codex"
          + "?sslmode=require&channel_binding=require";

  private static PostgresUrl parse(String url) {
    return new PostgresUrl(Secret.of(url));
  }

  private static Properties properties(String url) {
    return parse(url).properties();
  }

  @Test
  void neons_address_is_read_as_it_is_given() {
    assertThat(parse(NEON).address())
        .isEqualTo("jdbc:postgresql://ep-1.eu-central-1.aws.neon.tech/");
    assertThat(properties(NEON))
        .containsEntry("user", "codex_owner")
        .containsEntry("password", "npg_secret")
        .containsEntry("PGDBNAME", "codex")
        .containsEntry("sslmode", "require")
        .containsEntry("channelBinding", "require")
        .doesNotContainKey("sslfactory");
  }

  @Test
  void what_has_to_be_verified_is_verified_against_javas_authorities() {
    assertThat(properties("postgres://a:b@h/d?sslmode=verify-full&sslrootcert=system"))
        .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
        .doesNotContainKey("sslrootcert");
    assertThat(properties("postgres://a:b@h/d?sslmode=verify-ca&sslrootcert=%2Fca.pem"))
        .containsEntry("sslrootcert", "/ca.pem")
        .doesNotContainKey("sslfactory");
  }

  @Test
  void parameters_that_nobody_knows_are_left_out() {
    assertThat(properties("postgres://a:b@h:5433/d?pgbouncer=true&socketFactory=x&schema=app"))
        .containsOnlyKeys("user", "password", "PGDBNAME", "currentSchema");
  }

  @Property
  void any_password_comes_out_as_it_went_in(
      @ForAll @StringLength(min = 1, max = 30) String password) {
    String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
    String expected = new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(properties("postgres://a:" + encoded + "@h/d")).containsEntry("password", expected);
  }

  @Test
  void its_text_form_holds_no_password() {
    assertThat(parse(NEON)).hasToString("ep-1.eu-central-1.aws.neon.tech");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mysql://a:passw0rd@h/d", "postgres://h/d", "passw0rd", "postgres://a:passw0rd@h"})
  void what_is_no_address_is_wrong_input_and_not_repeated(String url) {
    Failure failure = catchThrowableOfType(PenstockException.class, () -> parse(url)).failure();
    assertThat(failure.reasonCode()).isEqualTo("database-url-malformed");
    assertThat(failure.toString()).doesNotContain("passw0rd");
  }
}
