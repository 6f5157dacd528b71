package org.abell.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMethodsTest {

  private static String printed(String source) {
    return Values.str(Expression.parse(source).evaluate(Map.of()));
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          'a,b,,c'.split(',')            => ['a', 'b', '', 'c']
          ' a  b '.split()               => ['a', 'b']
          'a b c '.split(None, 1)        => ['a', 'b c ']
          'x.tar.gz'.rsplit('.', 1)      => ['x.tar', 'gz']
          'k=v=w'.partition('=')         => ('k', '=', 'v=w')
          '  a '.strip() + '|'           => a|
          'xxaxx'.strip('x')             => a
          'a.bam'.rstrip('.bam')         => ``
          'aaa'.replace('a', 'b', 2)     => bba
          'ab'.replace('', '-')          => -a-b-
          'f.fq'.endswith(('.fa', '.fq')) => True
          'abcabc'.find('c', 3)          => 5
          'abc'.find('z')                => -1
          'banana'.count('an')           => 2
          'Some text'.title()            => Some Text
          '7'.zfill(3)                   => 007
          'ab'.center(5, '*')            => **ab*
          '12'.isdigit()                 => True
          'a.fq'.removesuffix('.fq')     => a
          'a\\nb'.splitlines()           => ['a', 'b']
          [3, 1].index(1)                => 1
          {'a': 1}.get('b', 'none')      => none
          {'a': 1}.has_key('a')          => True
          {'a': 1}.keys()[0]             => a
          dict([('a', 1)]).iteritems()   => dict_items([('a', 1)])
          sorted({3, 1} | {2})           => [1, 2, 3]
          'abc'.encode('utf-8')          => b'abc'
          """)
  void methods_are_those_of_python(String source, String expected) {
    assertThat(printed(source)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          '%s has %d' % ('x', 3.9)          => x has 3
          '%05.1f|%-4s|%4s' % (2.25, 'a', 'b') => 002.2|a   |   b
          '%(k)s' % {'k': 'v'}              => v
          '100%%' % ()                      => 100%
          '%x %X %o %e' % (255, 255, 8, 1234.5) => ff FF 10 1.234500e+03
          '%g %g %g' % (1e10, 0.0001, 100)  => 1e+10 0.0001 100
          '%r' % 'q'                        => 'q'
          '{} {}'.format(1, 'b')            => 1 b
          '{1}{0}{k}'.format('a', 'b', k=3) => ba3
          '{:>4}|{:<4}|{:^5}|'.format(1, 'a', 'b') => `   1|a   |  b  |`
          '{:.3f} {:,} {:%}'.format(3.14159, 12345, 0.5) => 3.142 12,345 50.000000%
          '{0[k]} {1[0]}'.format({'k': 'v'}, [7]) => v 7
          '{{{0}}}'.format(1)               => {1}
          """)
  void texts_are_formatted_as_python_does(String source, String expected) {
    assertThat(printed(source)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          '%s %s' % 'a'   => TypeError: not enough arguments for format string
          'a' % 1         => TypeError: not all arguments converted during string formatting
          '%d' % 'a'      => TypeError: %d format: a number is required, not str
          '{'.format(1)   => ValueError: Single '{' encountered in format string
          '{k}'.format(1) => KeyError: 'k'
          """)
  void a_format_that_does_not_fit_is_an_error(String source, String message) {
    assertThatThrownBy(() -> printed(source)).hasMessage(message);
  }
}
