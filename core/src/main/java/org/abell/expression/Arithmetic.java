package org.abell.expression;

import java.math.BigInteger;

/** The operators on numbers: unbounded whole numbers, floor division, true division. */
final class Arithmetic {

  private static final int MAX_BITS = 1_000_000;

  private Arithmetic() {}

  static Object apply(Operator operator, Object left, Object right) {
    if (left instanceof Double || right instanceof Double) {
      return ofReals(operator, left, right);
    }
    var a = Numbers.big(left);
    var b = Numbers.big(right);
    return switch (operator) {
      case ADD -> checked(a.add(b));
      case SUBTRACT -> checked(a.subtract(b));
      case MULTIPLY -> checked(a.multiply(b));
      case DIVIDE -> a.doubleValue() / divisor(right);
      case FLOOR_DIVIDE -> Numbers.normal(floorDivide(a, b)[0]);
      case MODULO -> Numbers.normal(floorDivide(a, b)[1]);
      case POWER -> power(a, b);
      case OR -> bits(a.or(b), left, right);
      case AND -> bits(a.and(b), left, right);
      case XOR -> bits(a.xor(b), left, right);
      case SHIFT_LEFT -> checked(a.shiftLeft(shift(b)));
      case SHIFT_RIGHT -> Numbers.normal(a.shiftRight(shift(b)));
    };
  }

  private static Object bits(BigInteger value, Object left, Object right) {
    return left instanceof Boolean && right instanceof Boolean
        ? (Object) (value.signum() != 0)
        : Numbers.normal(value);
  }

  private static int shift(BigInteger count) {
    if (count.signum() < 0) {
      throw EvaluationException.value("negative shift count");
    }
    checkBits(count.bitLength() > 31 ? Long.MAX_VALUE : count.longValue());
    return count.intValue();
  }

  private static Object checked(BigInteger value) {
    checkBits(value.bitLength());
    return Numbers.normal(value);
  }

  private static void checkBits(long bits) {
    if (bits > MAX_BITS) {
      throw new LimitException("a number of more than %,d bits".formatted(MAX_BITS));
    }
  }

  private static double divisor(Object number) {
    var value = Numbers.real(number);
    if (value == 0) {
      throw new EvaluationException("ZeroDivisionError", "division by zero");
    }
    return value;
  }

  private static BigInteger[] floorDivide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new EvaluationException("ZeroDivisionError", "integer division or modulo by zero");
    }
    var parts = a.divideAndRemainder(b);
    if (parts[1].signum() != 0 && parts[1].signum() != b.signum()) {
      return new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(b)};
    }
    return parts;
  }

  private static Object power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      return Math.pow(divisor(Numbers.normal(base)), exponent.doubleValue());
    }
    if (base.bitLength() > 1) {
      checkBits(
          exponent.bitLength() > 31 ? Long.MAX_VALUE : base.bitLength() * exponent.longValue());
    }
    return Numbers.normal(
        base.bitLength() > 1 ? base.pow(exponent.intValue()) : unitPower(base, exponent));
  }

  /** Powers of -2 to 1 by hand: the exponent may be huge for all but -2. */
  private static BigInteger unitPower(BigInteger base, BigInteger exponent) {
    if (base.signum() > 0 || exponent.signum() == 0) {
      return BigInteger.ONE;
    }
    if (base.equals(BigInteger.ONE.negate())) {
      return exponent.testBit(0) ? base : BigInteger.ONE;
    }
    if (base.signum() == 0) {
      return BigInteger.ZERO;
    }
    checkBits(exponent.bitLength() > 31 ? Long.MAX_VALUE : exponent.longValue());
    return base.pow(exponent.intValue());
  }

  private static Object ofReals(Operator operator, Object left, Object right) {
    var a = Numbers.real(left);
    var b = Numbers.real(right);
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / divisor(right);
      case FLOOR_DIVIDE -> Math.floor(a / divisor(right));
      case MODULO -> modulo(a, divisor(right));
      case POWER -> Math.pow(a, b);
      case OR, AND, XOR, SHIFT_LEFT, SHIFT_RIGHT ->
          throw Operations.unsupported(operator, left, right);
    };
  }

  private static double modulo(double a, double b) {
    var rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
  }

  /** What {@code -x} gives. */
  static Object negated(Object value) {
    if (value instanceof Double real) {
      return -real;
    }
    return Numbers.normal(whole(value, "-").negate());
  }

  /** What {@code +x} gives. */
  static Object positive(Object value) {
    return value instanceof Double ? value : Numbers.normal(whole(value, "+"));
  }

  /** What {@code ~x} gives. */
  static Object inverted(Object value) {
    return Numbers.normal(whole(value, "~").not());
  }

  private static BigInteger whole(Object value, String operator) {
    if (!Numbers.isWhole(value)) {
      throw EvaluationException.type(
          "bad operand type for unary %s: '%s'".formatted(operator, Values.typeName(value)));
    }
    return Numbers.big(value);
  }
}
