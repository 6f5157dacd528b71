package org.abell.expression;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Python's module {@code math}. */
final class MathModule {

  private static final MethodTable<Object> TABLE =
      new MethodTable<Object>()
          .add("ceil", "x", (o, a) -> Numbers.toInt(Math.ceil(number(a)), 10))
          .add("floor", "x", (o, a) -> Numbers.toInt(Math.floor(number(a)), 10))
          .add("trunc", "x", (o, a) -> Numbers.toInt(number(a), 10))
          .add("fabs", "x", (o, a) -> Math.abs(number(a)))
          .add("exp", "x", (o, a) -> Math.exp(number(a)))
          .add("sqrt", "x", (o, a) -> defined(Math::sqrt, number(a)))
          .add("log", "x base?", (o, a) -> logarithm(a))
          .add("log2", "x", (o, a) -> defined(x -> Math.log(x) / Math.log(2), positive(a)))
          .add("log10", "x", (o, a) -> defined(Math::log10, positive(a)))
          .add("pow", "x y", (o, a) -> Math.pow(number(a), Numbers.toFloat(a.get("y"))))
          .add("isnan", "x", (o, a) -> Double.isNaN(number(a)))
          .add("isinf", "x", (o, a) -> Double.isInfinite(number(a)));

  private MathModule() {}

  static Map<String, Object> members() {
    var members = TABLE.all(None.NONE);
    members.put("pi", Math.PI);
    members.put("e", Math.E);
    members.put("inf", Double.POSITIVE_INFINITY);
    members.put("nan", Double.NaN);
    return members;
  }

  private static double number(Arguments arguments) {
    var x = arguments.get("x");
    if (x instanceof String) {
      throw EvaluationException.type("must be real number, not str");
    }
    return Numbers.toFloat(x);
  }

  private static double positive(Arguments arguments) {
    var x = number(arguments);
    if (x <= 0) {
      throw EvaluationException.value("math domain error");
    }
    return x;
  }

  private static double defined(DoubleUnaryOperator function, double x) {
    var result = function.applyAsDouble(x);
    if (Double.isNaN(result) && !Double.isNaN(x)) {
      throw EvaluationException.value("math domain error");
    }
    return result;
  }

  private static double logarithm(Arguments arguments) {
    var log = Math.log(positive(arguments));
    return arguments.has("base") ? log / Math.log(Numbers.toFloat(arguments.get("base"))) : log;
  }
}
