package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The parser and the generator alone agree with Jackson's mapper, which is left out. */
class JsonTreeTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Provide
  Arbitrary<JsonNode> trees() {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().map(NODES::textNode),
            Arbitraries.integers().map(NODES::numberNode),
            Arbitraries.longs().map(NODES::numberNode),
            Arbitraries.bigIntegers().map(NODES::numberNode),
            Arbitraries.doubles().map(NODES::numberNode),
            Arbitraries.of(NODES.booleanNode(true), NODES.booleanNode(false), NODES.nullNode()));
    return Arbitraries.recursive(() -> leaves, JsonTreeTest::within, 0, 3);
  }

  private static Arbitrary<JsonNode> within(Arbitrary<JsonNode> nodes) {
    return Arbitraries.oneOf(
        nodes.list().ofMaxSize(4).map(items -> NODES.arrayNode().addAll(items)),
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), nodes)
            .ofMaxSize(4)
            .map(fields -> NODES.objectNode().setAll(fields)));
  }

  @Property
  void what_the_mapper_writes_is_read_as_the_mapper_reads_it(@ForAll("trees") JsonNode tree)
      throws IOException {
    String text = MAPPER.writeValueAsString(tree);
    assertThat(JsonTree.read(text)).isEqualTo(MAPPER.readTree(text));
  }

  @Property
  void what_is_written_says_the_same_to_the_mapper(@ForAll("trees") JsonNode tree)
      throws IOException {
    String text = new String(Json.write(tree).bytes(), StandardCharsets.UTF_8);
    assertThat(MAPPER.readTree(text)).isEqualTo(MAPPER.readTree(MAPPER.writeValueAsString(tree)));
  }

  @Property
  void a_text_that_was_cut_off_is_no_json(@ForAll("trees") JsonNode tree) throws IOException {
    String whole = MAPPER.writeValueAsString(NODES.arrayNode().add(tree));
    assertThatIOException().isThrownBy(() -> JsonTree.read(whole.substring(0, whole.length() - 1)));
  }

  @Example
  void two_values_are_not_one() {
    assertThatIOException().isThrownBy(() -> JsonTree.read("{} {}"));
    assertThatIOException().isThrownBy(() -> JsonTree.read(""));
    assertThatIOException().isThrownBy(() -> JsonTree.read("[1,]"));
  }

  @Example
  void maps_and_lists_are_written_and_nothing_that_would_need_reflection() {
    Content body = Json.write(Map.of("labels", List.of(Map.of("name", "a"), "b", 2L, 0.5, true)));
    assertThat(body.text()).isEqualTo("{\"labels\":[{\"name\":\"a\"},\"b\",2,0.5,true]}");
    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(List.of(new Object())));
  }
}
