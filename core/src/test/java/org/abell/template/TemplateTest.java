package org.abell.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.abell.expression.EvaluationException;
import org.abell.expression.Function;
import org.abell.expression.None;
import org.abell.expression.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {

  private static Map<String, Object> context() {
    var options = new LinkedHashMap<String, Object>();
    options.put("mode", "fast");
    options.put("keys", "K");
    var context = new HashMap<String, Object>();
    context.put("name", "reads");
    context.put("empty", "");
    context.put("flag", true);
    context.put("none", None.NONE);
    context.put("threads", 4);
    context.put("files", new ArrayList<Object>(List.of("f1", "f2")));
    context.put("opts", options);
    context.put("call", (Function) (positional, named) -> "called" + positional.size());
    context.put("macro", "<$name>\n");
    context.put("again", "#include source=$again");
    return context;
  }

  private static String rendered(String template) {
    return Template.parse(template).render(context());
  }

  static Stream<Arguments> placeholders() {
    return Stream.of(
        arguments("a $name, $name. ${name}2", "a reads, reads. reads2"),
        arguments("$opts.mode $opts['mode'] $opts.get('x', 1)", "fast fast 1"),
        arguments("$opts.keys $opts.values", "K dict_values(['fast', 'K'])"),
        arguments("$name.upper $name.upper() ${name.upper()}", "READS READS READS"),
        arguments("$call $call() $call(1)", "called0 called0 called1"),
        arguments("$files[0] $files[0].upper() ${files[1]}", "f1 F1 f2"),
        arguments("$name.split('a')[0]", "['re', 'ds'][0]"),
        arguments("${name.split('a')[0]}", "re"),
        arguments("[$none][${None}][$flag]", "[][][True]"),
        arguments("$files $threads ${threads / 8}", "['f1', 'f2'] 4 0.5"),
        arguments("${name + 's'} ${threads - 1} ${'%s!' % $name}", "readss 3 reads!"),
        arguments("${','.join([str($f) for $f in $files])}", "f1,f2"),
        arguments("${','.join([f + str($threads) for f in $files])}", "f14,f24"),
        arguments("$(1 + 2) $[3]", "3 3"),
        arguments("$!missing|$*name|$*10m*name", "|reads|reads"),
        arguments("$5 $$ $$name $ x ${} $() cost$", "$5 $$ $reads $ x ${} $() cost$"),
        arguments("\\$name \\${name} \\\\$name \\n", "$name ${name} \\$name \\n"),
        arguments("\"$name\"'$name'`$name`", "\"reads\"'reads'`reads`"),
        arguments("$str($threads)x $len($files)", "4x 2"),
        arguments("${name if $flag else 'no'}", "reads"),
        arguments("${ name\n}", "reads"),
        arguments(
            "$getVar('name') $getVar('no', 'd') $varExists('opts.mode') $varExists('no')",
            "reads d True False"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("placeholders")
  void a_placeholder_prints_the_value_of_its_name(String template, String expected) {
    assertThat(rendered(template)).isEqualTo(expected);
  }

  static Stream<Arguments> whiteSpace() {
    return Stream.of(
        arguments("a\n  #if $flag\n  b\n  #end if\nc", "a\n  b\nc"),
        arguments("  #if $flag:\n  b\n  #else:\n c\n  #end if\nd", "  b\nd"),
        arguments("a #if $flag# b #else# c #end if# d", "a  b  d"),
        arguments("a #if $flag\nb\n#end if\nc", "a \nb\nc"),
        arguments("#if $flag #\nb\n#end if #\nc", "\nb\n\nc"),
        arguments("#if $flag ## why\nb\n#end if", "b\n"),
        arguments("  #set $a = 1# x", "   x"),
        arguments("#if $flag##end if#x", "x"),
        arguments("## gone\n  ## gone\nkept ## gone\nx", "kept \nx"),
        arguments("http://host/##part\nx", "http://host/\nx"),
        arguments("a #* one\n #* two *# *# b", "a  b"),
        arguments("  #* whole\n line *#\nb", "b"),
        arguments("a#slurp\nb", "ab"),
        arguments("a #\nb", "a b"),
        arguments("a\r\n#if $flag\r\nb\r\n#end if\r\nc", "a\r\nb\r\nc"),
        arguments("# if #foo #!/bin/sh #1 a#b #endif", "# if #foo #!/bin/sh #1 a#b #endif"),
        arguments("\\#if \\## x", "#if ## x"),
        arguments("#if ($flag and\n $name)\nb\n#end if", "b\n"),
        arguments("#if $flag and \\\n $name\nb\n#end if", "b\n"),
        arguments("#raw\n$name #if ## x\n#end raw\nb", "$name #if ## x\nb"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whiteSpace")
  void the_white_space_around_a_tag_follows_one_rule(String template, String expected) {
    assertThat(rendered(template)).isEqualTo(expected);
  }

  static Stream<Arguments> directives() {
    return Stream.of(
        arguments("#if $empty\na\n#elif $none\nb\n#else if $flag\nc\n#else\nd\n#end if\n", "c\n"),
        arguments("#unless $empty\na\n#end unless", "a\n"),
        arguments("#if $empty\n#end if\nx", "x"),
        arguments("#if $flag then 'y' else 'n'#!", "y!"),
        arguments("#if $flag: one $name\nnext", "one reads\nnext"),
        arguments("#if $empty: one\n#elif $none: two\n#else: three\nnext", "three\nnext"),
        arguments("#for $i, $f in enumerate($files)\n$i$f#slurp\n#end for\n$f", "0f11f2f2"),
        arguments("#for f in $files: [$f]\n.", "[f1]\n[f2]\n."),
        arguments("#for $k, ($a, $b) in [(1, (2, 3))]\n$k$a$b\n#end for", "123\n"),
        arguments("#for $i in 1, 2, 3\n#if $i == 2\n#continue\n#end if\n$i\n#end for", "1\n3\n"),
        arguments("#for $i in range(9)\n#if $i == 2\n#break\n#end if\n$i\n#end for", "0\n1\n"),
        arguments("#set $n = 0\n#while $n < 3\n#set $n += 1\n$n\n#end while", "1\n2\n3\n"),
        arguments("#set $a, b = 1, 'x'\n$a$b", "1x"),
        arguments("#set $d = {}\n#set $d['k'] = 1\n#set $d['k'] += 1\n$d.k", "2"),
        arguments("#set $name = $name + '!'\n$name", "reads!"),
        arguments("#set global $g = 1\n#def show\n$g#slurp\n#end def\n$show()", "1"),
        arguments("#set $l = []\n#silent $l.append($name)\n$l.append('x')|$l", "|['reads', 'x']"),
        arguments("#echo 1 + 1# #echo $name", "2 reads"),
        arguments("#pass\n#del $opts['mode']\n$opts", "{'keys': 'K'}"),
        arguments("a#stop\nb", "a"),
        arguments("a\n#return 'only'\nb", "only"),
        arguments(
            "$twice('a')|$twice(b=2, a='c')\n#def twice($a, $b=1)\n$a$b#slurp\n#end def\n",
            "a1|c2\n"),
        arguments("#def back(x)\n#return $x * 2\n#end def\n${back(4)}", "8"),
        arguments("#def line(x): <$x>\n$line(1)$self.line(2)", "<1><2>"),
        arguments("#def all(*a, **k)\n$a$k#slurp\n#end def\n$all(1, z=2)", "(1,){'z': 2}"),
        arguments("#def f\n${name}2#slurp\n#end def\n$f", "reads2"),
        arguments("#try\n$missing\n#except NotFound\nnone\n#end try", "none\n"),
        arguments(
            "#try\n${int('a')}\n#except (KeyError, ValueError) as e\n$e\n#finally\nend\n#end try",
            "invalid literal for int() with base 10: 'a'\nend\n"),
        arguments("#try\nok\n#except\nno\n#else\nfine\n#end try", "ok\nfine\n"),
        arguments("#try\n#raise ValueError('bad')\n#except Exception as e\n$e\n#end try", "bad\n"),
        arguments(
            "#import re, os.path as p\n$re.sub('e', 'a', $name) $p.basename('/a/b')", "raads b"),
        arguments(
            "#from os.path import splitext as s, basename\n${s('a.b')[1]} $basename('c/d')",
            ".b d"),
        arguments("#set $x = 1\n#include source=$macro\n.", "<reads>\n."),
        arguments("#for $k, $v in $opts.items()\n$k=$v\n#end for", "mode=fast\nkeys=K\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("directives")
  void a_directive_does_what_its_name_says(String template, String expected) {
    assertThat(rendered(template)).isEqualTo(expected);
  }

  @Test
  void a_loop_may_change_what_it_runs_over() {
    assertThat(rendered("#for $k in $opts\n#del $opts[$k]\n#end for\n$opts")).isEqualTo("{}");
    assertThat(
            rendered(
                "#for $f in $files\n#if $len($files) < 4\n#silent $files.append($f + 'x')\n#end if\n$f#slurp\n#end for"))
        .isEqualTo("f1f2f1xf2x");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments("a\n#if $x\nb", 2, "#if has no #end if"),
        arguments("#if $x\n#end for", 2, "#end for, but #if of line 1 is open"),
        arguments("a\n\n#end if", 3, "#end if has nothing to end"),
        arguments("#else\n", 1, "#else without an open #if"),
        arguments("#end\n", 1, "#end needs the name of what it ends"),
        arguments("a\n#call $f", 2, "#call is not supported"),
        arguments("#cache\n", 1, "#cache is not supported"),
        arguments("a <% b %>", 1, "<% … %> is not supported"),
        arguments("#import sys\n", 1, "module 'sys' is not available here"),
        arguments("#from re import nope", 1, "re.nope is not available here"),
        arguments(
            "#include 'file'",
            1,
            "''file'' does not belong here, only #include source=… is supported"),
        arguments("a\n${name", 2, "'{' is never closed"),
        arguments("$name('a", 1, "a text in quotes is never closed"),
        arguments("#set $a 1", 1, "'1' does not belong here, '=' is missing"),
        arguments("#set f(1) = 2", 1, "nothing can be assigned to 'f(1)'"),
        arguments("#for $i $l\n#end for", 1, "'$' does not belong here, 'in' is missing"),
        arguments("#raw\nx", 1, "#raw has no #end raw"),
        arguments("#if $a: #for $i in $l\n#end for", 1, "#for is not ended in its line"),
        arguments("#if $a +\nb\n#end if", 1, "the expression ends too early, a value is missing"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void what_is_no_template_is_refused_with_line_and_reason(
      String template, int line, String reason) {
    assertThatThrownBy(() -> Template.parse(template))
        .isInstanceOfSatisfying(TemplateException.class, e -> assertThat(e.line()).isEqualTo(line))
        .hasMessage(reason);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments("a\n$missing", 2, "NotFound: cannot find 'missing'"),
        arguments("$name.bam", 1, "NotFound: cannot find 'bam' while searching for 'name.bam'"),
        arguments("${name + threads}", 1, "NameError: name 'threads' is not defined"),
        arguments("\n#set $opts['k'] = 1", 2, "NameError: name 'opts' is not defined"),
        arguments("#if $flag\n\n${1 / 0}\n#end if", 3, "ZeroDivisionError: division by zero"),
        arguments("#assert $empty, 'no ' + $name", 1, "AssertionError: no reads"),
        arguments("#raise ValueError('x')", 1, "ValueError: x"),
        arguments("$f\n#def f\n$g\n#end def", 3, "NotFound: cannot find 'g'"),
        arguments(
            "#def f(a)\n#end def\n$f()",
            3,
            "TypeError: f() missing 1 required positional argument: 'a'"),
        arguments("#set $loc = 1\n#def f\n$loc\n#end def\n$f", 3, "NotFound: cannot find 'loc'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void a_failure_names_line_and_kind(String template, int line, String message) {
    assertThatThrownBy(() -> rendered(template))
        .isInstanceOfSatisfying(EvaluationException.class, e -> assertThat(e.line()).hasValue(line))
        .hasMessage(message);
  }

  static Stream<String> runaways() {
    return Stream.of(
        "#while True\n#pass\n#end while",
        "#while True\nmuch text\n#end while",
        "#def f\n$f\n#end def\n$f",
        "#for $f in $files\n#silent $files.append($f)\n#end for",
        "#include source='#include source=$' + 'again'",
        "#set $a = 'x'\n#for $i in range(99)\n#set $a = $a + $a\n#end for",
        "#try\n#while True\n#pass\n#end while\n#except\n#end try");
  }

  @ParameterizedTest
  @MethodSource("runaways")
  void a_template_that_never_ends_is_stopped(String template) {
    assertThatThrownBy(() -> rendered(template)).hasMessageStartingWith("LimitError: ");
  }

  @Test
  void a_template_can_be_rendered_again_with_another_context() {
    var template = Template.parse("#set $a = $x\n#set global $b = $a\n$b");
    assertThat(template.render(Map.of("x", "1"))).isEqualTo("1");
    assertThat(template.render(Map.of("x", "2"))).isEqualTo("2");
  }

  @Test
  void a_name_that_is_nowhere_is_not_found() {
    assertThatThrownBy(() -> rendered("$input")).isInstanceOf(NotFoundException.class);
  }
}
