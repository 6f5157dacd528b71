package org.abell.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginPagesTest {

  @ParameterizedTest
  @CsvSource({
    "/histories/abc,/histories/abc",
    "/tools/run?id=cat1,/tools/run?id=cat1",
    "//evil.org/x,/",
    "https://evil.org,/",
    "'/x\\evil',/"
  })
  void after_signing_in_people_stay_on_this_site(String next, String goal) {
    assertThat(LoginPages.within(next)).isEqualTo(goal);
  }
}
