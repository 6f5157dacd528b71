package org.abell.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonPatternTest {

  @ParameterizedTest(name = "{0} finds {1}: {2}")
  @CsvSource({
    "^[[:alpha:]_]+$, ab_c, true",
    "^[[:alpha:]_]+$, ab1, false",
    "(?P<x>a)b, ab, true",
    "[]a]+\\Z, ]a, true",
    "[a&&b]+, &, true",
    "[[x]+, [, true",
    "[^]]x, ]x, false"
  })
  void python_syntax_is_understood(String pattern, String text, boolean found) {
    assertThat(PythonPattern.compile(pattern, 0).matcher(text).find()).isEqualTo(found);
  }
}
