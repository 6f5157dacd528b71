package org.abell.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what stands in brackets: tuples, lists, sets, dicts and comprehensions. */
final class DisplayParser {

  private final ExpressionParser expressions;
  private final TokenStream tokens;

  DisplayParser(ExpressionParser expressions, TokenStream tokens) {
    this.expressions = expressions;
    this.tokens = tokens;
  }

  Expr parenthesised() {
    tokens.expect("(");
    if (tokens.accept(")")) {
      return new Displays.ListDisplay(Displays.Shape.TUPLE, List.of());
    }
    var first = element();
    if (tokens.peek().isName("for")) {
      var generator = comprehension(Displays.Shape.GENERATOR, first.value(), Optional.empty());
      tokens.expect(")");
      return generator;
    }
    if (tokens.accept(")")) {
      return first.value();
    }
    return new Displays.ListDisplay(Displays.Shape.TUPLE, elements(first, ")"));
  }

  Expr list() {
    tokens.expect("[");
    if (tokens.accept("]")) {
      return new Displays.ListDisplay(Displays.Shape.LIST, List.of());
    }
    var first = element();
    if (tokens.peek().isName("for")) {
      var list = comprehension(Displays.Shape.LIST, first.value(), Optional.empty());
      tokens.expect("]");
      return list;
    }
    return new Displays.ListDisplay(Displays.Shape.LIST, elements(first, "]"));
  }

  /** A dict or a set. */
  Expr braced() {
    tokens.expect("{");
    if (tokens.accept("}")) {
      return new Displays.DictDisplay(List.of());
    }
    if (tokens.peek().is("**")) {
      return new Displays.DictDisplay(entries(new ArrayList<>()));
    }
    var first = element();
    if (tokens.accept(":")) {
      return dict(first.value(), expressions.expression());
    }
    if (tokens.peek().isName("for")) {
      var set = comprehension(Displays.Shape.SET, first.value(), Optional.empty());
      tokens.expect("}");
      return set;
    }
    return new Displays.ListDisplay(Displays.Shape.SET, elements(first, "}"));
  }

  private Expr dict(Expr key, Expr value) {
    if (tokens.peek().isName("for")) {
      var dict = comprehension(Displays.Shape.LIST, key, Optional.of(value));
      tokens.expect("}");
      return dict;
    }
    var entries = new ArrayList<Displays.Entry>();
    entries.add(new Displays.Entry(Optional.of(key), value));
    if (!tokens.accept(",")) {
      tokens.expect("}");
      return new Displays.DictDisplay(entries);
    }
    return new Displays.DictDisplay(entries(entries));
  }

  private List<Displays.Entry> entries(List<Displays.Entry> entries) {
    while (!tokens.accept("}")) {
      if (tokens.accept("**")) {
        entries.add(new Displays.Entry(Optional.empty(), expressions.expression()));
      } else {
        var key = expressions.expression();
        tokens.expect(":");
        entries.add(new Displays.Entry(Optional.of(key), expressions.expression()));
      }
      if (!tokens.accept(",")) {
        tokens.expect("}");
        break;
      }
    }
    return entries;
  }

  private Primary.Argument element() {
    return tokens.accept("*")
        ? new Primary.Argument(Primary.Passing.SPREAD, "", expressions.disjunction())
        : new Primary.Argument(Primary.Passing.POSITION, "", expressions.expression());
  }

  private List<Primary.Argument> elements(Primary.Argument first, String end) {
    var elements = new ArrayList<Primary.Argument>();
    elements.add(first);
    while (tokens.accept(",") && !tokens.peek().is(end)) {
      elements.add(element());
    }
    tokens.expect(end);
    return elements;
  }

  /** The clauses after the element of a comprehension. */
  Expr comprehension(Displays.Shape shape, Expr element, Optional<Expr> value) {
    var clauses = new ArrayList<Comprehension.Clause>();
    while (tokens.acceptName("for")) {
      var target = expressions.targets();
      tokens.expectName("in");
      var iterable = expressions.disjunction();
      var conditions = new ArrayList<Expr>();
      while (tokens.acceptName("if")) {
        conditions.add(expressions.disjunction());
      }
      clauses.add(new Comprehension.Clause(target, iterable, conditions));
    }
    return new Comprehension(shape, element, value, clauses);
  }
}
