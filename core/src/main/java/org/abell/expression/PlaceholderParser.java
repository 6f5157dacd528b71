package org.abell.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses placeholders: {@code $name.name(…).name[…]} and {@code ${…}}. The parts of the plain form
 * touch each other; a call ends it unless a dot and a name follow.
 */
final class PlaceholderParser {

  private static final String OPENING = "{([";
  private static final String CLOSING = "})]";

  private final ExpressionParser expressions;
  private final PrimaryParser primaries;
  private final TokenStream tokens;

  PlaceholderParser(ExpressionParser expressions, PrimaryParser primaries, TokenStream tokens) {
    this.expressions = expressions;
    this.primaries = primaries;
    this.tokens = tokens;
  }

  /** At {@code $}, in text or in an expression, where the brackets of {@code ${…}} only group. */
  Expr placeholder() {
    tokens.expect("$");
    return afterDollar();
  }

  Expr afterDollar() {
    for (var i = 0; i < OPENING.length(); i++) {
      if (tokens.accept(OPENING.substring(i, i + 1))) {
        var value = bracketed();
        tokens.expect(CLOSING.substring(i, i + 1));
        return value;
      }
    }
    return chain();
  }

  /** Inside the brackets, a name at the start is looked up like a placeholder. */
  private Expr bracketed() {
    var token = tokens.peek();
    if (token.kind() != Token.Kind.NAME) {
      return expressions.expressions();
    }
    if (!token.isName("not") && !token.isName("lambda")) {
      primaries.lookUpAt(token.start());
    }
    return expressions.expression();
  }

  /** At the first name. */
  Expr chain() {
    var value = Optional.<Expr>empty();
    do {
      value = Optional.of(dotted(value));
    } while (nextIsName() && tokens.accept("."));
    return value.get();
  }

  /** One run of names with dots, and the call or index that touches its end. */
  private Expr dotted(Optional<Expr> start) {
    var names = new ArrayList<String>();
    names.add(tokens.name());
    while (nextIsName()) {
      tokens.expect(".");
      names.add(tokens.name());
    }
    var value = steps(start, names, tokens.touches('('));
    if (tokens.touches('(')) {
      tokens.expect("(");
      return new Primary.Call(value, primaries.arguments());
    }
    while (tokens.touches('[') || (tokens.touches('(') && value instanceof Primary.Subscript)) {
      if (tokens.accept("[")) {
        value = new Primary.Subscript(value, primaries.index());
      } else {
        tokens.expect("(");
        value = new Primary.Call(value, primaries.arguments());
      }
    }
    return value;
  }

  /** A dot belongs to the placeholder only before a name. */
  private boolean nextIsName() {
    return tokens.touches('.') && SourceText.startsName(tokens.source().at(tokens.position() + 1));
  }

  private static Expr steps(Optional<Expr> start, List<String> names, boolean called) {
    var last = names.size() - 1;
    // a message names what was searched, but not past a call
    var path = String.join(".", called && last > 0 ? names.subList(0, last) : names);
    var value = start;
    for (var i = 0; i <= last; i++) {
      var name = names.get(i);
      var call = i < last || !called;
      var shown = called && i == last ? name : path;
      value =
          Optional.of(
              value.isEmpty()
                  ? new Primary.Lookup(name, call, shown)
                  : new Primary.Step(value.get(), name, call, shown));
    }
    return value.orElseThrow();
  }
}
