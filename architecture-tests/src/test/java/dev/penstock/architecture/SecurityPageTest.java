package dev.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.tool.ProcessToolRunner;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} says of the code what is so. */
class SecurityPageTest {
  private static final String WORKFLOW = ".github/workflows/release.yml";

  private final Page page = Page.read("docs/security.md");

  @Test
  void it_names_every_variable_that_a_program_inherits() {
    assertThat(page.section("## Secrets"))
        .contains(
            ProcessToolRunner.USUALLY_INHERITED.stream().map(name -> "`" + name + "`").toList());
  }

  @Test
  void it_names_no_variable_that_a_program_does_not_inherit() {
    String told =
        page.section("## Secrets").replaceAll("(?s).*inherits (.*?), nothing else.*", "$1");
    assertThat(Pattern.compile("`([^`]+)`").matcher(told).results().map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(ProcessToolRunner.USUALLY_INHERITED);
  }

  @Test
  void what_it_verifies_is_what_the_release_signs() {
    String workflow = Checkout.read(WORKFLOW);
    assertThat(page.section("## Verify a release"))
        .contains("/" + WORKFLOW + "@refs/heads/main")
        .contains("--signer-workflow penstock/deploy-preview/" + WORKFLOW);
    assertThat(workflow)
        .contains("if: github.ref == 'refs/heads/main'")
        .contains("cosign sign", "actions/attest@", "penstock.cdx.json", "format: spdx-json");
  }

  @Test
  void it_names_every_action_where_it_tells_their_permissions() {
    assertThat(page.section("## Tokens: what they can do, and what they should"))
        .contains(Actions.commands().stream().map(name -> "`" + name + "`").toList());
  }
}
