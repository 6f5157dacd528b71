package org.abell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.abell.xml.XmlElement;

/** The assertions over texts that the tests of our own tools use. */
final class OutputAssertions {

  private OutputAssertions() {}

  static void check(List<XmlElement> assertions, String text) {
    assertions.forEach(assertion -> check(assertion, text));
  }

  private static void check(XmlElement assertion, String text) {
    switch (assertion.name()) {
      case "has_text" -> assertThat(text).contains(assertion.required("text"));
      case "not_has_text" -> assertThat(text).doesNotContain(assertion.required("text"));
      case "has_line" -> assertThat(text.lines()).contains(assertion.required("line"));
      case "has_text_matching" ->
          assertThat(Pattern.compile(assertion.required("expression")).matcher(text).find())
              .as("%s in %s", assertion.required("expression"), text)
              .isTrue();
      case "has_n_lines" ->
          assertThat(text.lines().count())
              .as(text)
              .isEqualTo(Long.parseLong(assertion.required("n")));
      case "has_n_columns" ->
          assertThat(text.lines().findFirst().orElse("").split("\t"))
              .hasSize(Integer.parseInt(assertion.required("n")));
      default -> throw new AssertionError("unknown assertion " + assertion.name());
    }
  }
}
