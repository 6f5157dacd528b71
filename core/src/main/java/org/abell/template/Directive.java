package org.abell.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.abell.expression.SourceText;

/** The directives of the template language. */
enum Directive {
  ASSERT,
  BREAK,
  CONTINUE,
  DEF,
  DEL,
  ECHO,
  ELIF,
  ELSE,
  END,
  EXCEPT,
  FINALLY,
  FOR,
  FROM,
  IF,
  IMPORT,
  INCLUDE,
  PASS,
  RAISE,
  RAW,
  RETURN,
  SET,
  SILENT,
  SLURP,
  STOP,
  TRY,
  UNLESS,
  WHILE,
  UNSUPPORTED_ARG("arg"),
  UNSUPPORTED_ATTR("attr"),
  UNSUPPORTED_BLOCK("block"),
  UNSUPPORTED_BREAKPOINT("breakpoint"),
  UNSUPPORTED_CACHE("cache"),
  UNSUPPORTED_CALL("call"),
  UNSUPPORTED_CAPTURE("capture"),
  UNSUPPORTED_CLOSURE("closure"),
  UNSUPPORTED_COMPILER("compiler"),
  UNSUPPORTED_COMPILER_SETTINGS("compiler-settings"),
  UNSUPPORTED_DEFMACRO("defmacro"),
  UNSUPPORTED_ENCODING("encoding"),
  UNSUPPORTED_ERROR_CATCHER("errorCatcher"),
  UNSUPPORTED_EXTENDS("extends"),
  UNSUPPORTED_FILTER("filter"),
  UNSUPPORTED_I18N("i18n"),
  UNSUPPORTED_IMPLEMENTS("implements"),
  UNSUPPORTED_REPEAT("repeat"),
  UNSUPPORTED_SUPER("super"),
  UNSUPPORTED_TRANSFORM("transform"),
  UNSUPPORTED_WITH("with"),
  UNSUPPORTED_YIELD("yield");

  private final String word;

  Directive() {
    this.word = name().toLowerCase(Locale.ROOT);
  }

  Directive(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** The directive whose {@code #} stands at the position, as a whole word right behind it. */
  static Optional<Directive> at(SourceText source, int position) {
    if (source.at(position) != '#') {
      return Optional.empty();
    }
    var end = position + 1;
    while (SourceText.continuesName(source.at(end)) || "-@".indexOf(source.at(end)) >= 0) {
      end++;
    }
    var word = source.text().substring(position + 1, end);
    return Arrays.stream(values()).filter(directive -> directive.word.equals(word)).findFirst();
  }
}
