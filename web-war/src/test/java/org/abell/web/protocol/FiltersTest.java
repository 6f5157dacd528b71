package org.abell.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

  private static final JsonObject DATASET =
      new Doc()
          .put("name", "Reads of May")
          .put("state", "ok")
          .put("deleted", false)
          .put("create_time", "2026-11-23T09:40:03.123456")
          .json();

  @ParameterizedTest
  @CsvSource({
    "name,Reads of May,true",
    "name-eq,reads,false",
    "name-contains,MAY,true",
    "state-in,'error,ok',true",
    "state-in,'error,new',false",
    "deleted,False,true",
    "deleted,True,false",
    "create_time-ge,2026-11-23T09:40:03.123456,true",
    "create_time-gt,2026-11-23T09:40:03.123456,false",
    "create_time-le,2026-11-23T09:40:03.123456Z,true",
    "create_time-ge,2026-11-24,false"
  })
  void a_filter_compares_with_what_is_shown(String name, String value, boolean fits) {
    assertThat(Filters.of(List.of(name), List.of(value)).test(DATASET)).isEqualTo(fits);
  }

  @Test
  void all_filters_must_fit() {
    var filters = Filters.of(List.of("state", "deleted"), List.of("ok", "True"));

    assertThat(filters.test(DATASET)).isFalse();
    assertThat(filters.wants("deleted")).isTrue();
  }

  @Test
  void an_unknown_member_is_refused() {
    assertThatThrownBy(() -> Filters.of(List.of("colour"), List.of("red")).test(DATASET))
        .hasMessage("Lists cannot be filtered by 'colour'.");
  }

  @Test
  void names_without_values_are_refused() {
    assertThatThrownBy(() -> Filters.of(List.of("name"), List.of())).isInstanceOf(Refusal.class);
  }
}
