package org.abell.expression;

import java.util.List;

/** The expressions that decide. */
final class Logic {

  private Logic() {}

  /** {@code left and right}. */
  record Both(Expr left, Expr right) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      var value = left.evaluate(frame);
      return Values.truth(value) ? right.evaluate(frame) : value;
    }
  }

  /** {@code left or right}. */
  record Either(Expr left, Expr right) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      var value = left.evaluate(frame);
      return Values.truth(value) ? value : right.evaluate(frame);
    }
  }

  /** {@code not operand}. */
  record Not(Expr operand) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      return !Values.truth(operand.evaluate(frame));
    }
  }

  /** {@code yes if condition else no}. */
  record Choice(Expr condition, Expr yes, Expr no) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      return Values.truth(condition.evaluate(frame)) ? yes.evaluate(frame) : no.evaluate(frame);
    }
  }

  /** How two values of a comparison relate. */
  enum Relation {
    SAME("=="),
    DIFFERENT("!="),
    LESS("<"),
    LESS_OR_SAME("<="),
    GREATER(">"),
    GREATER_OR_SAME(">="),
    IN("in"),
    NOT_IN("not in"),
    IS("is"),
    IS_NOT("is not");

    private final String symbol;

    Relation(String symbol) {
      this.symbol = symbol;
    }

    boolean holds(Object a, Object b) {
      return switch (this) {
        case SAME -> Comparisons.same(a, b);
        case DIFFERENT -> !Comparisons.same(a, b);
        case LESS -> Comparisons.order(a, b, symbol) < 0;
        case LESS_OR_SAME -> Comparisons.order(a, b, symbol) <= 0;
        case GREATER -> Comparisons.order(a, b, symbol) > 0;
        case GREATER_OR_SAME -> Comparisons.order(a, b, symbol) >= 0;
        case IN -> Comparisons.contains(b, a);
        case NOT_IN -> !Comparisons.contains(b, a);
        case IS -> Comparisons.identical(a, b);
        case IS_NOT -> !Comparisons.identical(a, b);
      };
    }
  }

  /** The next part of a chain of comparisons. */
  record Link(Relation relation, Expr right) {}

  /** {@code a < b <= c}: each part is evaluated once. */
  record Comparison(Expr first, List<Link> links) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      var left = first.evaluate(frame);
      for (var link : links) {
        var right = link.right().evaluate(frame);
        if (!link.relation().holds(left, right)) {
          return false;
        }
        left = right;
      }
      return true;
    }
  }
}
