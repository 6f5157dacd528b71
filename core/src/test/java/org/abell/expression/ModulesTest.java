package org.abell.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulesTest {

  private static String printed(String source) {
    var context =
        Map.of(
            "re", Modules.find("re").orElseThrow(),
            "os", Modules.find("os").orElseThrow(),
            "json", Modules.find("json").orElseThrow(),
            "math", Modules.find("math").orElseThrow(),
            "itertools", Modules.find("itertools").orElseThrow(),
            "binascii", Modules.find("binascii").orElseThrow());
    return Values.str(Expression.parse(source).evaluate(context));
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          re.sub('[^\\w.-]', '_', 'my file(1).fq')     => my_file_1_.fq
          re.sub('a', 'b', 'aaa', 2)                   => bba
          re.sub('(?P<x>a)(b)', r'\\2\\g<x>', 'ab')    => ba
          re.sub('a', '$1', 'a')                       => $1
          re.sub('a', lambda m: m.group().upper(), 'ba') => bA
          re.sub('[[]', '(', 'a[')                     => a(
          re.sub('[]x]', '.', ']x')                    => ..
          re.sub('[&&a]', '.', '&ab')                  => ..b
          re.sub('x*', '-', 'axb')                     => -a--b-
          re.sub(r'(a)\\1', 'x', 'aab')                => xb
          re.sub('(?P<q>.)(?P=q)', 'x', 'aab')         => xb
          re.sub('a{', 'x', 'a{1')                     => x1
          re.sub('a{,2}b', 'x', 'aab')                 => x
          re.sub('(?i)A', 'x', 'a')                    => x
          re.sub('^', '>', 'a\\nb', flags=re.M)        => `>a\\n>b`
          re.search('b\\Z', 'ab') is not None          => True
          re.search('(a)(z)?', 'a').groups()           => ('a', None)
          re.search('b', 'abc').span()                 => (1, 2)
          re.match('b', 'abc')                         => None
          re.findall('(.)=(.)', 'a=1,b=2')             => [('a', '1'), ('b', '2')]
          re.findall('\\d+', 'a1b22')                  => ['1', '22']
          re.split('\\s*,\\s*', 'a , b')               => ['a', 'b']
          re.compile('a', re.I).sub('x', 'Aa')         => xx
          re.escape('a.b-c_d')                         => a\\.b\\-c_d
          """)
  void regular_expressions_are_those_of_python(String source, String expected) {
    assertThat(printed(source).replace("\n", "\\n")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          os.path.basename('/d/reads.fq.gz')        => reads.fq.gz
          os.path.dirname('/d/reads.fq')            => /d
          os.path.splitext('/d/reads.fq.gz')        => ('/d/reads.fq', '.gz')
          os.path.splitext('.hidden')               => ('.hidden', '')
          os.path.join('a', 'b/', 'c', '/d')        => /d
          os.path.normpath('/a/../b//c/.')          => /b/c
          os.getenv('HOME')                         => None
          json.dumps({'a': [1, None, True], 'b': 1.5}) => {"a": [1, null, true], "b": 1.5}
          json.dumps({'b': 1, 'a': 2}, sort_keys=True) => {"a": 2, "b": 1}
          json.dumps('\\u00e9"')                    => "\\u00e9\\""
          json.dumps([], indent=2)                  => []
          json.loads('{"a": [1, 2.0, null]}')       => {'a': [1, 2.0, None]}
          math.ceil(1.2) + math.floor(-1.2)         => 0
          math.log10(1000)                          => 3.0
          list(itertools.takewhile(lambda n: n < 3, [1, 5, 2])) => [1]
          list(itertools.izip('a', 'b'))            => [('a', 'b')]
          binascii.hexlify('ab'.encode()).decode()  => 6162
          """)
  void modules_are_those_of_python(String source, String expected) {
    assertThat(printed(source)).isEqualTo(expected);
  }

  @Test
  void files_and_unknown_modules_are_out_of_reach() {
    assertThat(Modules.find("tempfile")).isEmpty();
    assertThat(Modules.find("sys")).isEmpty();
    assertThatThrownBy(() -> printed("os.path.exists('/etc/passwd')"))
        .hasMessageStartingWith("AttributeError");
    assertThatThrownBy(() -> printed("open('/etc/passwd')")).hasMessageStartingWith("NameError");
    assertThatThrownBy(() -> printed("os.system('id')")).hasMessageStartingWith("AttributeError");
  }

  @Test
  void a_pattern_that_python_refuses_is_refused() {
    assertThatThrownBy(() -> printed("re.sub('(', '', 'a')")).hasMessageStartingWith("error: ");
    assertThatThrownBy(() -> printed("re.sub('\\\\h', '', 'a')"))
        .hasMessageContaining("bad escape");
  }

  @Test
  void a_pattern_that_never_ends_is_stopped() {
    assertThatThrownBy(() -> printed("re.match('(?:[^x]*,){25}x', ',' * 60)"))
        .isInstanceOf(LimitException.class);
  }
}
