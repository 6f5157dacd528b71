package org.abell.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.abell.history.Comparison;
import org.abell.web.protocol.Filters.Filter;
import org.junit.jupiter.api.Test;

class FiltersTest {

  @Test
  void a_name_may_carry_a_comparison_and_is_equal_without_one() {
    var filters = Filters.of(List.of("name", "update_time-ge"), List.of("a", "2026-11-23"));

    assertThat(filters.all())
        .containsExactly(
            new Filter("name", Comparison.EQ, "a"),
            new Filter("update_time", Comparison.GE, "2026-11-23"));
    assertThat(filters.mentions("name")).isTrue();
    assertThat(filters.mentions("hid")).isFalse();
  }

  @Test
  void only_in_takes_a_list() {
    assertThat(new Filter("state", Comparison.IN, "ok, new").values(Function.identity()))
        .containsExactly("ok", "new");
    assertThat(new Filter("name", Comparison.EQ, "a,b").values(Function.identity()))
        .containsExactly("a,b");
  }

  @Test
  void a_name_without_a_value_and_an_unknown_comparison_are_refused() {
    assertThatThrownBy(() -> Filters.of(List.of("name"), List.of())).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Filters.of(List.of("name-near"), List.of("a")))
        .hasMessage("'near' is not a way to compare.");
  }
}
