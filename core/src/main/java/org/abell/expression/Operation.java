package org.abell.expression;

/** The expressions that compute. */
final class Operation {

  private Operation() {}

  /** Two values and an operator. */
  record Binary(Operator operator, Expr left, Expr right) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      return Operations.apply(operator, left.evaluate(frame), right.evaluate(frame));
    }
  }

  /** A sign before a value: {@code - + ~}. */
  record Unary(char sign, Expr operand) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      var value = operand.evaluate(frame);
      return switch (sign) {
        case '-' -> Arithmetic.negated(value);
        case '+' -> Arithmetic.positive(value);
        default -> Arithmetic.inverted(value);
      };
    }
  }
}
