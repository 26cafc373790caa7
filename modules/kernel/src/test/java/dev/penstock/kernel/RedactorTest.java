package dev.penstock.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private final Redactor redactor = new Redactor();

  @Test
  void a_secret_is_masked_as_it_is_and_in_the_forms_tools_print_it() {
    String value = "p@ss/word+1";
    redactor.add(Secret.of(value));
    String base64 = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);

    assertThat(redactor.redact(value + " " + encoded + " " + base64)).isEqualTo("*** *** ***");
  }

  @Test
  void each_line_of_a_secret_of_several_lines_is_masked() {
    redactor.add(Secret.of("first-line\nsecond-line\n"));
    assertThat(redactor.redact("x second-line y first-line")).isEqualTo("x *** y ***");
  }

  @Test
  void a_secret_inside_a_longer_one_does_not_leave_the_rest_behind() {
    redactor.add(Secret.of("hunter2"));
    redactor.add(Secret.of("postgresql://u:hunter2@db/app"));
    assertThat(redactor.redact("url=postgresql://u:hunter2@db/app")).isEqualTo("url=***");
  }

  @Test
  void a_new_secret_is_told_once_and_only_when_it_is_already_redacted() {
    List<String> heard = new ArrayList<>();
    redactor.whenAdded(secret -> heard.add(redactor.redact(secret.reveal())));
    redactor.add(Secret.of("hunter2"));
    redactor.add(Secret.of("hunter2"));
    assertThat(heard).containsExactly("***");
  }

  @Property
  void what_was_added_is_never_in_what_comes_out(
      @ForAll @StringLength(min = 4, max = 40) String value, @ForAll String around) {
    Assume.that(value.strip().length() >= 4 && value.lines().count() == 1);
    Assume.that(!value.strip().contains("*"));
    redactor.add(Secret.of(value));
    assertThat(redactor.redact(around + value + around)).doesNotContain(value.strip());
  }
}
