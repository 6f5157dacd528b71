package org.abell.web.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginFilterTest {

  @ParameterizedTest(name = "site {0}, origin {1}: {2}")
  @CsvSource({
    "same-origin,,true",
    "none,,true",
    "same-site,,false",
    "cross-site,https://abell.org,false",
    ",https://abell.org,true",
    ",http://abell.org,true",
    ",https://evil.org,false",
    ",https://abell.org.evil.org,false",
    ",null,false",
    ",,true"
  })
  void only_own_pages_may_change_things(String site, String origin, boolean allowed) {
    var own =
        SameOriginFilter.fromOwnPage(
            Optional.ofNullable(site), Optional.ofNullable(origin), "abell.org");

    assertThat(own).isEqualTo(allowed);
  }
}
