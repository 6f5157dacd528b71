package org.abell.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

  private static final Map<String, Object> CONTEXT =
      Map.of("name", "reads", "count", 4, "items", List.of("x", "y"), "nothing", None.NONE);

  private static Object value(String source) {
    return Expression.parse(source).evaluate(CONTEXT);
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          2 + 3 * 4 - 1          => 13
          (2 + 3) * 4            => 20
          9 / 2                  => 4.5
          8 / 2                  => 4.0
          9 // 2                 => 4
          -9 // 2                => -5
          -9 % 4                 => 3
          9 % -4                 => -3
          -2 ** 2                => -4
          2 ** -1                => 0.5
          2 ** 70                => 1180591620717411303424
          10 ** 20 // 10 ** 19   => 10
          0x1f + 0b11 + 0o7      => 41
          6 & 3 | 8              => 10
          1 << 5 >> 2            => 8
          ~5                     => -6
          True + True            => 2
          1e16                   => 1e+16
          1e15                   => 1000000000000000.0
          0.1 + 0.2              => 0.30000000000000004
          0.00001                => 1e-05
          5e-324                 => 5e-324
          -0.0                   => -0.0
          """)
  void numbers_are_those_of_python(String source, String printed) {
    assertThat(Values.str(value(source))).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          1 < 2 < 3                    => True
          1 < 2 > 5                    => False
          count == 4.0                 => True
          True == 1                    => True
          '4' == count                 => False
          [1, 2] == [1.0, 2]           => True
          (1,) == [1]                  => False
          'b' in 'abc'                 => True
          'z' not in items             => True
          nothing is None              => True
          nothing is not None          => False
          not items                    => False
          '' or name                   => reads
          0 and 1                      => 0
          'many' if count > 3 else 'few' => many
          name <> 'x'                  => True
          [1, 'a'] < [1, 'b']          => True
          not True == False            => True
          """)
  void conditions_are_those_of_python(String source, String printed) {
    assertThat(Values.str(value(source))).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          name[0] + name[-1]                   => rs
          name[1:3]                            => ea
          name[::-1]                           => sdaer
          [1, 2, 3, 4][1::2]                   => [2, 4]
          (1, 2, 3)[:2]                        => (1, 2)
          [n * 2 for n in range(4) if n % 2]   => [2, 6]
          [a + b for a in 'xy' for b in '12']  => ['x1', 'x2', 'y1', 'y2']
          {k: len(k) for k in items}           => {'x': 1, 'y': 1}
          {c for c in 'aa'}                    => {'a'}
          ','.join(i.upper() for i in items)   => X,Y
          (lambda a, b=2: a * b)(3)            => 6
          (lambda *a, **k: (a, k))(1, z=2)     => ((1,), {'z': 2})
          [*items, 'z']                        => ['x', 'y', 'z']
          {**{'a': 1}, 'b': 2}                 => {'a': 1, 'b': 2}
          f'{name}-{count:03d} {name!r}'       => reads-004 'reads'
          'a' 'b' r'\\d'                       => ab\\d
          1,                                   => (1,)
          """)
  void collections_and_texts_are_those_of_python(String source, String printed) {
    assertThat(Values.str(value(source))).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          len(items) + len(name)                 => 7
          int(' 12 ') + int(3.9) + int('f', 16)  => 30
          float('1e3')                           => 1000.0
          str(None) + str(1.0)                   => None1.0
          list(enumerate(items, 1))              => [(1, 'x'), (2, 'y')]
          list(zip('ab', [1, 2]))                => [('a', 1), ('b', 2)]
          list(map(str, [1, 2]))                 => ['1', '2']
          list(filter(None, [0, 1]))             => [1]
          sorted(['bb', 'a'], key=len)           => ['a', 'bb']
          sorted([1, 3, 2], reverse=True)        => [3, 2, 1]
          sum([1, 2.5])                          => 3.5
          max(3, 5) - min([4, 2])                => 3
          any([0, '']) or all([1, 'a'])          => True
          isinstance(name, (int, str))           => True
          isinstance(True, int)                  => True
          hasattr(name, 'upper')                 => True
          getattr(name, 'nope', 'dflt')          => dflt
          round(2.5) + round(3.5)                => 6
          round(2.675, 2)                        => 2.67
          chr(65) + hex(255)                     => A0xff
          format(1234.5, ',.2f')                 => 1,234.50
          range(3)                               => range(0, 3)
          dict(a=1).items()                      => dict_items([('a', 1)])
          """)
  void builtins_are_those_of_python(String source, String printed) {
    assertThat(Values.str(value(source))).isEqualTo(printed);
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          nope                => NameError: name 'nope' is not defined
          1 / 0               => ZeroDivisionError: division by zero
          'a' + 1             => TypeError: can only concatenate str (not "int") to str
          'a' < 1             => TypeError: '<' not supported between instances of 'str' and 'int'
          items[7]            => IndexError: list index out of range
          {}['k']             => KeyError: 'k'
          int('x')            => ValueError: invalid literal for int() with base 10: 'x'
          name.nope           => AttributeError: 'str' object has no attribute 'nope'
          name()              => TypeError: 'str' object is not callable
          len(5)              => TypeError: object of type 'int' has no len()
          {[]: 1}             => TypeError: unhashable type: 'list'
          ','.join([1])       => TypeError: sequence item 0: expected str instance, int found
          'a'.split(foo=1)    => TypeError: split() got an unexpected keyword argument 'foo'
          """)
  void errors_name_the_kind_that_python_raises(String source, String message) {
    assertThatThrownBy(() -> value(source))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          1 +        => the expression ends too early, a value is missing
          (1         => '(' is never closed
          'abc       => a text in quotes is never closed
          a b        => 'b' does not belong here, the expression should end here
          $name      => '$' does not belong here, names stand without '$' here
          a ? b      => '?' does not belong here, the expression should end here
          x for      => 'for' does not belong here, the expression should end here
          """)
  void a_text_that_is_no_expression_is_refused_with_a_reason(String source, String reason) {
    assertThatThrownBy(() -> Expression.parse(source))
        .isInstanceOf(SyntaxException.class)
        .hasMessage(reason);
  }

  @Test
  void java_values_of_the_context_become_values_of_python() {
    assertThat(Values.of(null)).isEqualTo(None.NONE);
    assertThat(Values.of(7)).isEqualTo(7L);
    assertThat(Values.of(BigInteger.TEN)).isEqualTo(10L);
    assertThat(Values.of(new StringBuilder("a"))).isEqualTo("a");
  }

  @Test
  void a_list_that_holds_itself_can_be_printed() {
    var list = new ArrayList<Object>(List.of(1L));
    list.add(list);
    assertThat(Values.repr(list)).isEqualTo("[1, [...]]");
  }

  @Test
  void a_list_of_the_host_that_cannot_change_is_a_type_error() {
    assertThatThrownBy(() -> value("items.append('z')")).hasMessageContaining("TypeError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          'a' * 10 ** 9
          10 ** 10 ** 10
          1 << 10 ** 9
          '%2000000000d' % 1
          'x'.zfill(10 ** 9)
          [n for n in range(10 ** 9)]
          sum(0 for a in range(10 ** 5) for b in range(10 ** 5))
          (lambda f: f(f))(lambda f: f(f))
          """)
  void an_expression_that_would_need_too_much_is_stopped(String source) {
    assertThatThrownBy(() -> value(source)).isInstanceOf(LimitException.class);
  }

  @Test
  void brackets_nested_too_deep_are_refused() {
    assertThatThrownBy(() -> Expression.parse("(".repeat(5000)))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("too deep");
  }
}
