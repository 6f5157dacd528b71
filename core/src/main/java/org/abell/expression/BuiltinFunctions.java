package org.abell.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Python's built-in functions on single values. */
final class BuiltinFunctions {

  private static final MethodTable<Object> TABLE =
      new MethodTable<Object>()
          .add("len", "obj", (o, a) -> Sequences.length(a.get("obj")))
          .add("repr", "obj", (o, a) -> Values.repr(a.get("obj")))
          .add(
              "format",
              "value spec?",
              (o, a) -> FormatSpec.format(a.get("value"), a.text("spec", "")))
          .add("isinstance", "obj cls", (o, a) -> Builtins.isInstance(a.get("obj"), a.get("cls")))
          .add(
              "hasattr",
              "obj name",
              (o, a) -> Attributes.find(a.get("obj"), a.text("name")).isPresent())
          .add("getattr", "obj name default?", (o, a) -> attribute(a))
          .add("callable", "obj", (o, a) -> a.get("obj") instanceof Function)
          .add("abs", "x", (o, a) -> absolute(a.get("x")))
          .add("round", "number ndigits?", (o, a) -> round(a))
          .add("divmod", "a b", (o, a) -> divmod(a.get("a"), a.get("b")))
          .add("pow", "a b", (o, a) -> Operations.apply(Operator.POWER, a.get("a"), a.get("b")))
          .add("chr", "i", (o, a) -> character(a.whole("i", 0)))
          .add("ord", "c", (o, a) -> codePoint(a.text("c")))
          .add("hex", "x", (o, a) -> based(a.get("x"), "x"))
          .add("oct", "x", (o, a) -> based(a.get("x"), "o"))
          .add("bin", "x", (o, a) -> based(a.get("x"), "b"))
          .add("id", "obj", (o, a) -> System.identityHashCode(a.get("obj")));

  private BuiltinFunctions() {}

  static Map<String, Object> all() {
    return TABLE.all(None.NONE);
  }

  private static Object attribute(Arguments arguments) {
    var found = Attributes.find(arguments.get("obj"), arguments.text("name"));
    if (found.isEmpty() && arguments.has("default")) {
      return arguments.get("default");
    }
    return found.orElseGet(() -> Attributes.get(arguments.get("obj"), arguments.text("name")));
  }

  private static Object absolute(Object value) {
    if (value instanceof Double real) {
      return Math.abs(real);
    }
    return Numbers.isNumber(value)
        ? Numbers.normal(Numbers.big(value).abs())
        : Arithmetic.positive(value);
  }

  private static Object round(Arguments arguments) {
    var number = arguments.get("number");
    if (number instanceof HostObject) {
      number = Numbers.toFloat(number);
    }
    if (number instanceof Double real && (real.isNaN() || real.isInfinite())) {
      return real;
    }
    var digits = (int) arguments.whole("ndigits", 0);
    var exact =
        number instanceof Double real
            ? new BigDecimal(real)
            : new BigDecimal(Numbers.big(Arithmetic.positive(number)));
    var rounded = exact.setScale(digits, RoundingMode.HALF_EVEN);
    return arguments.has("ndigits") && number instanceof Double
        ? (Object) rounded.doubleValue()
        : Numbers.normal(rounded.toBigInteger());
  }

  private static Tuple divmod(Object a, Object b) {
    return new Tuple(
        List.of(
            Operations.apply(Operator.FLOOR_DIVIDE, a, b),
            Operations.apply(Operator.MODULO, a, b)));
  }

  private static String character(long codePoint) {
    if (codePoint < 0 || codePoint > Character.MAX_CODE_POINT) {
      throw EvaluationException.value("chr() arg not in range(0x110000)");
    }
    return Character.toString((int) codePoint);
  }

  private static Object codePoint(String text) {
    if (text.codePointCount(0, text.length()) != 1) {
      throw EvaluationException.type("ord() expected a character");
    }
    return (long) text.codePointAt(0);
  }

  private static String based(Object value, String type) {
    return FormatSpec.format(Numbers.index(value), "#" + type);
  }
}
