package org.abell.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocTest {

  @Test
  void values_become_json_in_the_order_given() {
    var doc =
        new Doc()
            .put("name", "a \"b\"")
            .put("count", 3L)
            .put("share", new BigDecimal("0.5"))
            .put("deleted", true)
            .put("at", Instant.parse("2026-11-23T09:40:03.1Z"))
            .put("list", List.of(1, "x"))
            .put("map", Map.of("k", 1))
            .json();

    assertThat(doc)
        .hasToString(
            "{\"name\":\"a \\\"b\\\"\",\"count\":3,\"share\":0.5,\"deleted\":true,"
                + "\"at\":\"2026-11-23T09:40:03.100000\",\"list\":[1,\"x\"],\"map\":{\"k\":1}}");
  }

  @Test
  void what_is_absent_is_shown_as_null() {
    var doc = new Doc().put("a", Optional.empty()).put("b", Optional.of("x")).none("c").json();

    assertThat(doc).hasToString("{\"a\":null,\"b\":\"x\",\"c\":null}");
  }

  @Test
  void documents_are_collected_in_a_list() {
    var list = Stream.of(new Doc().put("n", 1).json(), "x").collect(Doc.toArray());

    assertThat(list).hasToString("[{\"n\":1},\"x\"]");
  }
}
