package org.abell.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.abell.xml.XmlFile;
import org.junit.jupiter.api.Test;

class SanitizerTest {

  @Test
  void characters_with_a_meaning_for_the_shell_are_replaced() {
    assertThat(Sanitizer.DEFAULT.apply("a'b;c$d\"e@f\n"))
        .isEqualTo("a__sq__bXcXd__dq__e__at__f__cn__");
    assertThat(Sanitizer.SURROUNDINGS.apply("a@b'")).isEqualTo("a@b__sq__");
  }

  @Test
  void a_sanitizer_element_begins_with_empty_lists() {
    var param =
        XmlFile.parse(
            "x",
            """
            <param><sanitizer invalid_char="">
              <valid initial="string.digits"><add value=";"/><remove value="9"/></valid>
              <mapping><add source="'" target="Q"/></mapping>
            </sanitizer></param>
            """);
    assertThat(SanitizerReader.of(param, Sanitizer.DEFAULT).apply("a19;'")).isEqualTo("1;Q");
  }
}
