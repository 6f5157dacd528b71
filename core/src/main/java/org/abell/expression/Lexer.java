package org.abell.expression;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts words out of a text at given positions. Outside of brackets, a line's end and {@code #} end
 * the expression; inside they are white space and a comment.
 */
final class Lexer {

  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
              + "|((\\d[\\d_]*)?\\.\\d[\\d_]*|\\d[\\d_]*\\.?)([eE][+-]?\\d+)?[lL]?");
  private static final Pattern STRING_START = Pattern.compile("([a-zA-Z]{0,2})('''|\"\"\"|'|\")");

  /** Longest first. */
  private static final List<String> OPERATORS =
      List.of(
          "**=", "//=", "<<=", ">>=", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "<>", "+=",
          "-=", "*=", "/=", "%=", "|=", "&=", "^=", "->", "(", ")", "[", "]", "{", "}", ",", ":",
          ".", "=", "<", ">", "+", "-", "*", "/", "%", "|", "&", "^", "~", "$");

  private final SourceText source;
  private final boolean lineEnds;

  /**
   * @param lineEnds whether a line's end outside of brackets ends the expression
   */
  Lexer(SourceText source, boolean lineEnds) {
    this.source = source;
    this.lineEnds = lineEnds;
  }

  SourceText source() {
    return source;
  }

  /** The word at or after a position. */
  Token next(int position, boolean inBrackets) {
    var start = skipBlanks(position, inBrackets || !lineEnds);
    var c = source.at(start);
    if (start >= source.length() || c == '\n' || c == '\r' || c == '#') {
      return new Token(Token.Kind.END, "", None.NONE, start, start);
    }
    var string = STRING_START.matcher(source.text()).region(start, source.length());
    if (string.lookingAt() && "rbuf".contains(first(string.group(1)))) {
      return string(start, string.group(1).toLowerCase(Locale.ROOT), string.group(2));
    }
    if (SourceText.startsName(c)) {
      return token(Token.Kind.NAME, None.NONE, start, source.endOfName(start));
    }
    if (Character.isDigit(c) || (c == '.' && Character.isDigit(source.at(start + 1)))) {
      return number(start);
    }
    return OPERATORS.stream()
        .filter(operator -> source.startsWith(operator, start))
        .findFirst()
        .map(o -> token(Token.Kind.OPERATOR, None.NONE, start, start + o.length()))
        .orElseGet(() -> token(Token.Kind.BAD, None.NONE, start, start + 1));
  }

  private static String first(String prefix) {
    return prefix.isEmpty() ? "" : prefix.substring(0, 1).toLowerCase(Locale.ROOT);
  }

  private Token token(Token.Kind kind, Object value, int start, int end) {
    return new Token(kind, source.text().substring(start, end), value, start, end);
  }

  private int skipBlanks(int position, boolean acrossLines) {
    var at = position;
    while (true) {
      var c = source.at(at);
      if (c == ' ' || c == '\t' || c == '\f' || (acrossLines && (c == '\n' || c == '\r'))) {
        at++;
      } else if (c == '\\' && source.at(at + 1) == '\n') {
        at += 2;
      } else if (c == '\\' && source.startsWith("\r\n", at + 1)) {
        at += 3;
      } else if (c == '#' && acrossLines && lineEnds) {
        while (at < source.length() && source.at(at) != '\n') {
          at++;
        }
      } else {
        return at;
      }
    }
  }

  private Token number(int start) {
    var matcher = NUMBER.matcher(source.text()).region(start, source.length());
    if (!matcher.lookingAt()) {
      return token(Token.Kind.BAD, None.NONE, start, start + 1);
    }
    var digits = matcher.group().replace("_", "").toLowerCase(Locale.ROOT);
    if (digits.length() > 4000) {
      return token(Token.Kind.BAD, None.NONE, start, start + 1);
    }
    Object value;
    if (digits.startsWith("0x") || digits.startsWith("0o") || digits.startsWith("0b")) {
      var base = digits.charAt(1) == 'x' ? 16 : digits.charAt(1) == 'o' ? 8 : 2;
      value = Numbers.normal(new BigInteger(digits.substring(2), base));
    } else if (digits.matches("\\d+l?")) {
      value = Numbers.normal(new BigInteger(digits.replace("l", "")));
    } else {
      value = Double.valueOf(digits.replace("l", ""));
    }
    return token(Token.Kind.NUMBER, value, start, matcher.end());
  }

  private Token string(int start, String prefix, String quote) {
    var raw = prefix.contains("r");
    var from = start + prefix.length() + quote.length();
    var at = from;
    while (at < source.length() && !source.startsWith(quote, at)) {
      if (quote.length() == 1 && source.at(at) == '\n') {
        return token(Token.Kind.BAD, None.NONE, start, at);
      }
      at += source.at(at) == '\\' ? 2 : 1;
    }
    if (at >= source.length()) {
      return token(Token.Kind.BAD, None.NONE, start, source.length());
    }
    var body = source.text().substring(from, at);
    Object text = raw ? body : StringEscapes.resolve(body);
    if (prefix.contains("b") && prefix.contains("f")) {
      return token(Token.Kind.BAD, None.NONE, start, at + quote.length());
    }
    if (prefix.contains("b")) {
      text = new Bytes(((String) text).getBytes(StandardCharsets.ISO_8859_1));
    }
    var kind = prefix.contains("f") ? Token.Kind.FORMATTED : Token.Kind.STRING;
    return token(kind, text, start, at + quote.length());
  }
}
