package org.abell.expression;

import java.util.Arrays;
import java.util.Optional;

/** The binary operators of expressions, in the spelling of Python. */
public enum Operator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  FLOOR_DIVIDE("//"),
  MODULO("%"),
  POWER("**"),
  OR("|"),
  AND("&"),
  XOR("^"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** The operator of an augmented assignment such as {@code +=}. */
  public static Optional<Operator> ofAssignment(String token) {
    return Arrays.stream(values()).filter(o -> token.equals(o.symbol + "=")).findFirst();
  }

  static Operator of(String symbol) {
    return Arrays.stream(values()).filter(o -> o.symbol.equals(symbol)).findFirst().orElseThrow();
  }
}
