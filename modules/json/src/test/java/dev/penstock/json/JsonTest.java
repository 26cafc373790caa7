package dev.penstock.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The parser and the generator alone agree with Jackson's mapper, which is left out. */
class JsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Provide
  Arbitrary<JsonNode> trees() {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().map(NODES::textNode),
            Arbitraries.integers().map(NODES::numberNode),
            Arbitraries.longs().lessOrEqual(Integer.MIN_VALUE - 1L).map(NODES::numberNode),
            Arbitraries.bigIntegers()
                .between(BigInteger.TWO.pow(64), BigInteger.TWO.pow(200))
                .map(NODES::numberNode),
            Arbitraries.doubles().map(NODES::numberNode),
            Arbitraries.of(NODES.booleanNode(true), NODES.booleanNode(false), NODES.nullNode()));
    return Arbitraries.recursive(() -> leaves, JsonTest::within, 0, 3);
  }

  private static Arbitrary<JsonNode> within(Arbitrary<JsonNode> nodes) {
    return Arbitraries.oneOf(
        nodes.list().ofMaxSize(4).map(items -> NODES.arrayNode().addAll(items)),
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), nodes)
            .ofMaxSize(4)
            .map(fields -> NODES.objectNode().setAll(fields)));
  }

  @Property
  void what_is_written_is_read_as_the_same_tree(@ForAll("trees") JsonNode tree) throws IOException {
    assertThat(Json.read(Json.text(tree))).isEqualTo(tree);
    assertThat(Json.read(Json.ascii(tree))).isEqualTo(tree);
    assertThat(Json.first(Json.bytes(tree))).isEqualTo(tree);
  }

  @Property
  void what_is_written_is_what_the_mapper_writes(@ForAll("trees") JsonNode tree)
      throws IOException {
    assertThat(Json.text(tree)).isEqualTo(tree.toString());
    assertThat(Json.ascii(tree)).isEqualTo(ASCII.writeValueAsString(tree));
    assertThat(Json.bytes(tree)).isEqualTo(MAPPER.writeValueAsBytes(tree));
  }

  @Property
  void what_the_mapper_writes_is_read_as_the_mapper_reads_it(@ForAll("trees") JsonNode tree)
      throws IOException {
    String text = MAPPER.writeValueAsString(tree);
    assertThat(Json.read(text)).isEqualTo(MAPPER.readTree(text));
  }

  @Property
  void a_text_that_was_cut_off_is_no_json(@ForAll("trees") JsonNode tree) {
    String whole = Json.text(NODES.arrayNode().add(tree));
    String cut = whole.substring(0, whole.length() - 1);
    assertThatIOException().isThrownBy(() -> Json.read(cut));
    assertThatIOException().isThrownBy(() -> Json.first(cut));
  }

  @Property
  void text_behind_the_value_is_refused_or_not_looked_at(
      @ForAll("trees") JsonNode tree, @ForAll("trees") JsonNode other) throws IOException {
    String two = Json.text(tree) + "\n" + Json.text(other);
    assertThatIOException().isThrownBy(() -> Json.read(two));
    assertThatIOException().isThrownBy(() -> Json.read(Json.text(tree) + " x"));
    assertThat(Json.first(two)).isEqualTo(tree);
  }

  @Property(tries = 20)
  void what_is_nested_as_deep_as_nobody_writes_it_is_refused(
      @ForAll @IntRange(min = 1_001, max = 200_000) int depth) {
    for (String level : List.of("[", "{\"a\":")) {
      String deep = level.repeat(depth);
      assertThatExceptionOfType(StreamConstraintsException.class).isThrownBy(() -> Json.read(deep));
      assertThatExceptionOfType(StreamConstraintsException.class)
          .isThrownBy(() -> Json.first(deep));
    }
  }

  @Example
  void what_is_nested_as_deep_as_is_let_in_can_be_written_too() throws IOException {
    String deep = "[".repeat(1_000) + "]".repeat(1_000);
    assertThat(Json.text(Json.read(deep))).isEqualTo(deep);
  }

  @Example
  void a_number_of_endless_digits_is_refused() {
    assertThatIOException().isThrownBy(() -> Json.read("1".repeat(1_001)));
    assertThatIOException().isThrownBy(() -> Json.read("0." + "1".repeat(1_001)));
  }

  @Example
  void no_value_is_refused_or_missing() throws IOException {
    assertThatIOException().isThrownBy(() -> Json.read(" "));
    assertThat(Json.first(" ").isMissingNode()).isTrue();
    assertThat(Json.first(new byte[0]).isMissingNode()).isTrue();
  }

  @Example
  void what_looks_like_json_and_is_not_is_refused() {
    assertThat(Arrays.asList("[1,]", "{\"a\":1,}", "[1 2]", "{\"a\" 1}", "]", "// a\n1", "NaN"))
        .allSatisfy(text -> assertThatIOException().isThrownBy(() -> Json.read(text)));
  }

  @Example
  void of_fields_with_one_name_the_last_counts_as_with_the_mapper() throws IOException {
    String text = "{\"a\":1,\"b\":2,\"a\":{\"c\":3}}";
    assertThat(Json.text(Json.read(text)))
        .isEqualTo("{\"a\":{\"c\":3},\"b\":2}")
        .isEqualTo(MAPPER.readTree(text).toString());
  }

  @Example
  void a_parser_may_allow_more() throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    try (JsonParser parser = factory.createParser("/* a */ {\"b\": [1, 2,], } // c")) {
      assertThat(Json.text(Json.read(parser))).isEqualTo("{\"b\":[1,2]}");
    }
  }

  @Example
  void maps_and_lists_are_written_and_nothing_that_would_need_reflection() {
    assertThat(Json.text(Map.of("labels", List.of(Map.of("name", "a"), "b", 2L, 0.5, true))))
        .isEqualTo("{\"labels\":[{\"name\":\"a\"},\"b\",2,0.5,true]}");
    assertThat(Json.text(Arrays.asList(null, new BigDecimal("1.10"), NODES.missingNode())))
        .isEqualTo("[null,1.10,null]");
    assertThatIllegalArgumentException().isThrownBy(() -> Json.text(List.of(new Object())));
  }

  @Example
  void half_a_surrogate_pair_is_text_and_is_escaped_where_it_cannot_be() {
    assertThat(Json.text("a\uD83D")).isEqualTo("\"a\uD83D\"");
    assertThat(Json.ascii("a\uD83D")).isEqualTo("\"a\\uD83D\"");
    assertThat(Json.bytes("a\uD83D")).asString().isEqualTo("\"a\\uD83D\"");
  }

  @Example
  void bytes_with_a_mark_of_their_order_are_read() throws IOException {
    byte[] marked = "\uFEFF{\"a\":\"ä\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Json.first(marked).path("a").asText()).isEqualTo("ä");
  }
}
