package dev.penstock.config.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Values VALUES =
      Values.none()
          .with(Fact.PR, "8")
          .with(Fact.BRANCH, "${commit}")
          .with(SecretReference.POOLED_DATABASE_URL, Secret.of("postgresql://pooled"))
          .withServiceUrl("api", "https://api.example.com")
          .withEnvironment(Map.of("HOME", "/root", "EMPTY", "", "not-a-name", "x"));

  @Test
  void references_are_replaced() {
    Template template = Template.of("a-${pr}-${ services.api.url }-${env.HOME}$");

    assertThat(template.evaluate(VALUES)).isEqualTo("a-8-https://api.example.com-/root$");
    assertThat(template.references())
        .containsExactlyInAnyOrder(
            Fact.PR, ServiceFact.url("api"), new EnvironmentVariable("HOME"));
  }

  @Test
  void a_service_has_an_address_a_version_and_an_image() {
    Values values =
        VALUES.withServiceVersion("api", "v7").withServiceImage("api", "registry/api@sha256:1");
    String text = "${services.api.url} ${services.api.version} ${services.api.image}";

    assertThat(Template.of(text).evaluate(values))
        .isEqualTo("https://api.example.com v7 registry/api@sha256:1");
    assertThat(Template.of(text).references())
        .containsExactlyInAnyOrder(
            ServiceFact.url("api"), ServiceFact.version("api"), ServiceFact.image("api"));
    assertThat(ParsedTemplate.of("${services..url}${services.url}").faults()).hasSize(2);
  }

  @Test
  void a_value_is_not_read_as_a_template_again() {
    assertThat(Template.of("${branch}").evaluate(VALUES)).isEqualTo("${commit}");
  }

  @Property
  void an_escaped_text_evaluates_to_itself(@ForAll String text) {
    assertThat(Template.of(Template.escape(text)).evaluate(Values.none())).isEqualTo(text);
  }

  @Property
  void escaping_holds_beside_dollars_and_braces(
      @ForAll @Chars({'$', '{', '}', 'p', 'r'}) String text) {
    assertThat(Template.of(Template.escape(text)).evaluate(Values.none())).isEqualTo(text);
    assertThat(ParsedTemplate.of(text).template()).isNotNull();
  }

  @Test
  void a_secret_is_evaluated_as_a_secret_only() {
    Template template = Template.of("${database.pooled-url}?app=${pr}");

    assertThat(template.isSecret()).isTrue();
    assertThat(template.evaluateSecret(VALUES).reveal()).isEqualTo("postgresql://pooled?app=8");
    assertThatThrownBy(() -> template.evaluate(VALUES)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void generated_is_only_generated_alone() {
    assertThat(Template.of("${generated}").isGenerated()).isTrue();
    assertThat(Template.of("x${generated}").isGenerated()).isFalse();
    assertThat(Template.of("${pr}").isGenerated()).isFalse();
  }

  @Test
  void a_variable_that_is_not_set_is_the_users_to_set() {
    assertThatThrownBy(() -> Template.of("${env.NEON_PROJECT_ID}").evaluate(VALUES))
        .asInstanceOf(InstanceOfAssertFactories.type(PenstockException.class))
        .satisfies(
            e -> {
              assertThat(e.failure().exit()).isEqualTo(ExitCode.INVALID);
              assertThat(e.failure().reasonCode()).isEqualTo("variable-missing");
              assertThat(e.failure().what()).contains("NEON_PROJECT_ID");
            });
  }

  @Test
  void what_a_run_does_not_have_is_named() {
    assertThatThrownBy(() -> Template.of("${commit}").evaluate(VALUES))
        .hasMessage("${commit} has no value here");
    assertThatThrownBy(() -> Template.of("${database.direct-url}").evaluateSecret(VALUES))
        .hasMessage("${database.direct-url} has no value here");
  }

  @Test
  void a_blank_secret_is_refused_and_says_what_was_blank() {
    assertThatThrownBy(() -> Template.of("${env.EMPTY}").evaluateSecret(VALUES))
        .asInstanceOf(InstanceOfAssertFactories.type(PenstockException.class))
        .satisfies(e -> assertThat(e.failure().why()).contains("env.EMPTY"));
  }

  @Test
  void all_faults_of_a_text_are_found() {
    assertThat(
            ParsedTemplate.of("${prr} ${services.api} ${env.1} ${nothing-like-it} ${pr").faults())
        .extracting(Fault::suggestion)
        .containsExactly(
            "did you mean `${pr}`?",
            "of a service there are `${services.NAME.url}`, `.version` and `.image`",
            "a variable's name has letters, digits and underscores: `${env.NAME}`",
            "write `$${` where you mean the text itself",
            "write `$${` where you mean the text itself");
    assertThatThrownBy(() -> Template.of("${x-y}")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void values_do_not_show_what_they_hold() {
    assertThat(VALUES.toString()).doesNotContain("/root", "postgresql", "example.com");
  }
}
