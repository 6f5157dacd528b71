package org.abell.expression;

import java.util.ArrayDeque;
import java.util.Deque;

/** Walks over the words of an expression and knows the brackets that are open. */
final class TokenStream {

  private final Lexer lexer;
  private final Deque<Token> open = new ArrayDeque<>();
  private int position;
  private Token peeked;

  TokenStream(Lexer lexer, int position) {
    this.lexer = lexer;
    this.position = position;
  }

  /** The position after the last word taken. */
  int position() {
    return position;
  }

  SourceText source() {
    return lexer.source();
  }

  Token peek() {
    if (peeked == null) {
      peeked = lexer.next(position, !open.isEmpty());
    }
    return peeked;
  }

  /** The word after the next one. */
  Token peekSecond() {
    return lexer.next(peek().end(), !open.isEmpty());
  }

  Token next() {
    var token = peek();
    if (token.is("(") || token.is("[") || token.is("{")) {
      open.push(token);
    } else if (token.is(")") || token.is("]") || token.is("}")) {
      open.poll();
    }
    position = token.end();
    peeked = null;
    return token;
  }

  boolean accept(String operator) {
    if (!peek().is(operator)) {
      return false;
    }
    next();
    return true;
  }

  boolean acceptName(String name) {
    if (!peek().isName(name)) {
      return false;
    }
    next();
    return true;
  }

  void expect(String operator) {
    if (!accept(operator)) {
      throw refuse("'%s' is missing".formatted(operator));
    }
  }

  void expectName(String name) {
    if (!acceptName(name)) {
      throw refuse("'%s' is missing".formatted(name));
    }
  }

  String name() {
    if (peek().kind() != Token.Kind.NAME) {
      throw refuse("a name is missing");
    }
    return next().text();
  }

  /** Whether the character right after the last word is this one. */
  boolean touches(char c) {
    return source().at(position) == c;
  }

  /** The refusal of the next word. */
  SyntaxException refuse(String expected) {
    var token = peek();
    if (token.kind() == Token.Kind.END && !open.isEmpty() && token.start() >= source().length()) {
      var bracket = open.peek();
      return source().refuse(bracket.start(), "'%s' is never closed".formatted(bracket.text()));
    }
    if (token.kind() == Token.Kind.BAD && token.text().matches("(?s)[a-zA-Z]*['\"].*")) {
      return source().refuse(token.start(), "a text in quotes is never closed");
    }
    var found =
        token.kind() == Token.Kind.END
            ? "the expression ends too early"
            : "'%s' does not belong here".formatted(token.text());
    return source().refuse(token.start(), found + ", " + expected);
  }
}
