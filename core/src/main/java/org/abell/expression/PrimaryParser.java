package org.abell.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses names, literals, displays, and the calls, indexes and attributes that follow them. */
final class PrimaryParser {

  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "not", "if", "else", "in", "is", "for", "lambda", "then");

  private final ExpressionParser expressions;
  private final TokenStream tokens;
  private final Optional<PlaceholderParser> placeholders;
  private final DisplayParser displays;
  private int placeholderAt = -1;

  PrimaryParser(ExpressionParser expressions, TokenStream tokens, boolean placeholders) {
    this.expressions = expressions;
    this.tokens = tokens;
    this.displays = new DisplayParser(expressions, tokens);
    this.placeholders =
        placeholders
            ? Optional.of(new PlaceholderParser(expressions, this, tokens))
            : Optional.empty();
  }

  boolean allowsPlaceholders() {
    return placeholders.isPresent();
  }

  PlaceholderParser placeholders() {
    return placeholders.orElseThrow();
  }

  /** The name at that position is looked up although it has no {@code $}. */
  void lookUpAt(int position) {
    placeholderAt = position;
  }

  Expr primary() {
    var value = atom();
    while (true) {
      if (tokens.accept("(")) {
        value = new Primary.Call(value, arguments());
      } else if (tokens.accept("[")) {
        value = new Primary.Subscript(value, index());
      } else if (tokens.peek().is(".")) {
        tokens.next();
        value = new Primary.Attribute(value, tokens.name());
      } else {
        return value;
      }
    }
  }

  private Expr atom() {
    var token = tokens.peek();
    return switch (token.kind()) {
      case NAME -> name(token);
      case NUMBER -> new Primary.Literal(tokens.next().value());
      case STRING, FORMATTED -> strings();
      case OPERATOR -> bracketed(token);
      case END, BAD -> throw tokens.refuse("a value is missing");
    };
  }

  private Expr name(Token token) {
    if (token.start() == placeholderAt) {
      return placeholders().chain();
    }
    if (KEYWORDS.contains(token.text())) {
      throw tokens.refuse("a value is missing");
    }
    tokens.next();
    return switch (token.text()) {
      case "True" -> new Primary.Literal(true);
      case "False" -> new Primary.Literal(false);
      case "None" -> new Primary.Literal(None.NONE);
      default -> new Primary.Name(token.text());
    };
  }

  /** Literals side by side are one text. */
  private Expr strings() {
    var parts = new ArrayList<Displays.TextPart>();
    var plain = new StringBuilder();
    while (true) {
      var token = tokens.peek();
      if (token.kind() == Token.Kind.STRING && token.value() instanceof Bytes bytes) {
        tokens.next();
        return new Primary.Literal(bytes);
      }
      if (token.kind() == Token.Kind.STRING) {
        plain.append(token.value());
      } else if (token.kind() == Token.Kind.FORMATTED) {
        parts.add(new Displays.TextPart(plain.toString(), Optional.empty(), "", Optional.empty()));
        plain.setLength(0);
        parts.addAll(new FormattedTextParser(tokens, allowsPlaceholders()).parts(token));
      } else {
        break;
      }
      tokens.next();
    }
    if (parts.isEmpty()) {
      return new Primary.Literal(plain.toString());
    }
    parts.add(new Displays.TextPart(plain.toString(), Optional.empty(), "", Optional.empty()));
    return new Displays.FormattedText(parts);
  }

  private Expr bracketed(Token token) {
    return switch (token.text()) {
      case "(" -> displays.parenthesised();
      case "[" -> displays.list();
      case "{" -> displays.braced();
      case "$" -> {
        if (placeholders.isEmpty()) {
          throw tokens.refuse("names stand without '$' here");
        }
        yield placeholders.get().placeholder();
      }
      default -> throw tokens.refuse("a value is missing");
    };
  }

  /** The arguments of a call, up to the closing bracket, which is taken. */
  List<Primary.Argument> arguments() {
    var arguments = new ArrayList<Primary.Argument>();
    while (!tokens.accept(")")) {
      arguments.add(argument());
      if (!tokens.accept(",")) {
        tokens.expect(")");
        break;
      }
    }
    return arguments;
  }

  private Primary.Argument argument() {
    if (tokens.accept("*")) {
      return new Primary.Argument(Primary.Passing.SPREAD, "", expressions.expression());
    }
    if (tokens.accept("**")) {
      return new Primary.Argument(Primary.Passing.SPREAD_NAMES, "", expressions.expression());
    }
    if (tokens.peek().kind() == Token.Kind.NAME && tokens.peekSecond().is("=")) {
      var name = tokens.name();
      tokens.expect("=");
      return new Primary.Argument(Primary.Passing.NAME, name, expressions.expression());
    }
    var value = expressions.expression();
    if (tokens.peek().isName("for")) {
      value = displays.comprehension(Displays.Shape.GENERATOR, value, Optional.empty());
    }
    return new Primary.Argument(Primary.Passing.POSITION, "", value);
  }

  /** What stands in square brackets after a value, up to the closing one, which is taken. */
  Expr index() {
    var from =
        tokens.peek().is(":") ? Optional.<Expr>empty() : Optional.of(expressions.expressions());
    if (from.isPresent() && tokens.accept("]")) {
      return from.get();
    }
    tokens.expect(":");
    var to = bound();
    var step = tokens.accept(":") ? bound() : Optional.<Expr>empty();
    tokens.expect("]");
    return new Primary.Slice(from, to, step);
  }

  private Optional<Expr> bound() {
    return tokens.peek().is(":") || tokens.peek().is("]")
        ? Optional.empty()
        : Optional.of(expressions.expression());
  }
}
