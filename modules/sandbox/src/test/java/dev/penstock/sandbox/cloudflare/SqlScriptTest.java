package dev.penstock.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

  @Test
  void cuts_at_semicolons_but_not_within_text_and_comments() {
    assertThat(
            SqlScript.statements(
                "-- a; b\nSELECT ';' ; /* ; */ SELECT \"a;\"\"b\", [c;d], `e;f`;;\n-- end"))
        .containsExactly("-- a; b\nSELECT ';'", "/* ; */ SELECT \"a;\"\"b\", [c;d], `e;f`");
  }

  @Test
  void a_trigger_is_one_statement() {
    String trigger =
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END;"
            + " DELETE FROM b; END";

    assertThat(SqlScript.statements(trigger + "; SELECT 1")).containsExactly(trigger, "SELECT 1");
  }

  @Property(tries = 300)
  void any_quoted_text_stays_whole(@ForAll String text) {
    String literal = "'" + text.replace("'", "''") + "'";

    assertThat(SqlScript.statements("SELECT " + literal + "; SELECT 2"))
        .isEqualTo(List.of("SELECT " + literal, "SELECT 2"));
  }
}
