package org.abell.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostObjectTest {

  /** A parameter that holds text and compares as a number where it can. */
  private record Parameter(String text) implements HostObject {

    @Override
    public String str() {
      return text;
    }

    @Override
    public boolean truth() {
      return !text.isEmpty();
    }

    @Override
    public Optional<Object> attribute(String name) {
      return switch (name) {
        case "value" -> Optional.of(text);
        case "size" -> Optional.of(Values.function((arguments, named) -> text.length()));
        default -> Values.attribute(text, name);
      };
    }

    @Override
    public Optional<Object> item(Object key) {
      return key.equals("first") ? Optional.of(text.substring(0, 1)) : Optional.empty();
    }

    @Override
    public Optional<Iterator<Object>> elements() {
      return Optional.of(List.of((Object[]) text.split(",")).iterator());
    }

    @Override
    public OptionalInt length() {
      return OptionalInt.of(text.split(",").length);
    }

    @Override
    public boolean sameAs(Object other) {
      return Values.str(other).equals(text);
    }

    @Override
    public OptionalInt order(Object other) {
      return other instanceof Long number
          ? OptionalInt.of(Long.compare(Long.parseLong(text), number))
          : OptionalInt.empty();
    }
  }

  private static final Map<String, Object> CONTEXT =
      Map.of("p", new Parameter("12"), "many", new Parameter("a,b"), "none", new Parameter(""));

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          str(p) + '!'           => 12!
          p == '12'              => True
          '12' == p              => True
          p in ['11', '12']      => True
          p > 5 and 5 < p        => True
          int(p) + float(p)      => 24.0
          '%s %d' % (p, p)       => 12 12
          p.value                => 12
          p.size()               => 2
          p.replace('1', 'x')    => x2
          p['first']             => 1
          [e for e in many]      => ['a', 'b']
          'b' in many            => True
          len(many)              => 2
          bool(none)             => False
          hasattr(p, 'nope')     => False
          isinstance(p, str)     => False
          '-'.join(many)         => a-b
          """)
  void an_expression_sees_what_the_object_offers(String source, String printed) {
    assertThat(Values.str(Expression.parse(source).evaluate(CONTEXT))).isEqualTo(printed);
  }

  @Test
  void an_object_without_order_cannot_be_compared() {
    assertThatThrownBy(() -> Expression.parse("p < 'a'").evaluate(CONTEXT))
        .hasMessage("TypeError: '<' not supported between instances of 'object' and 'str'");
  }

  @Test
  void an_object_is_no_text_by_itself() {
    assertThatThrownBy(() -> Expression.parse("'a' + p").evaluate(CONTEXT))
        .hasMessage("TypeError: can only concatenate str (not \"object\") to str");
  }
}
