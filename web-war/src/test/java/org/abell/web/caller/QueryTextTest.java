package org.abell.web.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTextTest {

  @Test
  void a_parameter_is_found_and_decoded() {
    assertThat(QueryText.parameter("a=1&key=x%20y", "key")).contains("x y");
    assertThat(QueryText.parameter("monkey=1", "key")).isEmpty();
    assertThat(QueryText.parameter(null, "key")).isEmpty();
  }

  @Test
  void a_bad_escape_stays_as_it_is() {
    assertThat(QueryText.parameter("key=%zz", "key")).contains("%zz");
  }
}
