package dev.penstock.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Secret;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ConnectionUriTest {
  private static ConnectionUri uri(String text) {
    return new ConnectionUri(Secret.of(text));
  }

  @Test
  void the_pooler_belongs_to_its_host() {
    ConnectionUri pooled =
        uri("postgresql://me:pw@ep-1-pooler.c-2.eu.aws.neon.tech:5432/app?sslmode=require");
    assertThat(pooled.leadsTo("ep-1.c-2.eu.aws.neon.tech", true)).isTrue();
    assertThat(pooled.leadsTo("ep-2.c-2.eu.aws.neon.tech", true)).isFalse();
    assertThat(pooled.leadsTo("ep-1.c-2.us.aws.neon.tech", true)).isFalse();
  }

  @Test
  void an_endpoint_with_a_port_is_told_from_others_by_it() {
    ConnectionUri uri = uri("postgresql://me:pw@127.0.0.1:5001/app");
    assertThat(uri.leadsTo("127.0.0.1:5001", false)).isTrue();
    assertThat(uri.leadsTo("127.0.0.1:5000", false)).isFalse();
    assertThat(uri.leadsTo("127.0.0.1:5000", true)).isTrue();
  }

  @Test
  void a_host_that_only_stands_in_another_place_does_not_count() {
    assertThat(uri("postgresql://ep-1.neon:pw@ep-root.neon/ep-1.neon").leadsTo("ep-1.neon", false))
        .isFalse();
    assertThat(uri("postgresql://me@ep-1.neon/app").leadsTo("ep-1.neon", false)).isTrue();
    assertThat(uri("not an address at all").leadsTo("ep-1.neon", false)).isFalse();
  }

  @Test
  void the_password_is_secret_as_written_and_as_meant() {
    assertThat(uri("postgres://me:p%40ss%2B@h/app").secrets())
        .containsExactly(
            Secret.of("postgres://me:p%40ss%2B@h/app"), Secret.of("p%40ss%2B"), Secret.of("p@ss+"));
    assertThat(uri("postgres://me:50%@h/app").secrets()).contains(Secret.of("50%"));
    assertThat(uri("postgres://me@h/app").secrets()).hasSize(1);
  }

  @Property
  void any_password_of_letters_and_digits_is_found(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 4, max = 40) String password) {
    assertThat(uri("postgresql://me:" + password + "@ep-1.neon/app?sslmode=require").secrets())
        .contains(Secret.of(password));
  }
}
