package org.abell.expression;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What Python's {@code str}, {@code repr}, {@code bool} and {@code type} say of a value. */
public final class Values {

  private Values() {}

  /** The value that stands for a Java object: null is None, small numbers are Long or Double. */
  public static Object of(Object object) {
    if (object == null) {
      return None.NONE;
    }
    if (object instanceof Integer || object instanceof Short || object instanceof Byte) {
      return ((Number) object).longValue();
    }
    if (object instanceof BigInteger big) {
      return Numbers.normal(big);
    }
    if (object instanceof Float real) {
      return real.doubleValue();
    }
    if (object instanceof CharSequence || object instanceof Character) {
      return object.toString();
    }
    return object;
  }

  /** What {@code str(x)} gives. */
  public static String str(Object value) {
    if (value instanceof String text) {
      return text;
    }
    return value instanceof HostObject host ? host.str() : repr(value);
  }

  /** What {@code repr(x)} gives: texts are quoted. */
  public static String repr(Object value) {
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof Double real) {
      return Numbers.repr(real);
    }
    if (value instanceof PythonClass type) {
      return "<class '%s'>".formatted(type.name());
    }
    if (value instanceof HostObject host) {
      return host.str();
    }
    if (value instanceof Function) {
      return "<function>";
    }
    if (value instanceof Elements elements) {
      return "<%s object>".formatted(elements.kind());
    }
    return reprOfCollection(value);
  }

  private static String reprOfCollection(Object value) {
    if (value instanceof Range) {
      return value.toString();
    }
    if (value instanceof DictView view) {
      return view.kind() + "([" + joined(view) + "])";
    }
    if (value instanceof Tuple tuple) {
      return tuple.size() == 1 ? "(" + repr(tuple.get(0)) + ",)" : "(" + joined(tuple) + ")";
    }
    if (value instanceof List<?> list) {
      return "[" + joined(list) + "]";
    }
    if (value instanceof Set<?> set) {
      return set.isEmpty() ? "set()" : "{" + joined(set) + "}";
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> inner(map, entry.getKey()) + ": " + inner(map, entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return String.valueOf(value);
  }

  private static String joined(Iterable<?> elements) {
    var text = new StringBuilder();
    for (var element : elements) {
      text.append(text.isEmpty() ? "" : ", ").append(inner(elements, element));
      Budget.checkLength(text.length());
    }
    return text.toString();
  }

  /** A collection may hold itself. */
  private static String inner(Object collection, Object element) {
    if (element != collection) {
      return repr(of(element));
    }
    return collection instanceof Map ? "{...}" : "[...]";
  }

  private static String quoted(String text) {
    var quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
    var out = new StringBuilder().append(quote);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> appendQuoted(out, c, quote);
              }
            });
    return out.append(quote).toString();
  }

  private static void appendQuoted(StringBuilder out, int c, char quote) {
    if (c == quote) {
      out.append('\\').append(quote);
    } else if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
      out.append("\\x%02x".formatted(c));
    } else {
      out.appendCodePoint(c);
    }
  }

  /** What {@code bool(x)} gives: empty, zero and None are false. */
  public static boolean truth(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value == None.NONE) {
      return false;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof HostObject host) {
      return host.truth();
    }
    return Sequences.size(value) != 0;
  }

  /** The name of the value's Python class. */
  public static String typeName(Object value) {
    if (value instanceof HostObject host) {
      return host.typeName();
    }
    if (value instanceof Elements elements) {
      return elements.kind();
    }
    if (value instanceof DictView view) {
      return view.kind();
    }
    return Builtins.typeOf(value).map(PythonClass::name).orElse("object");
  }

  /** A host's function with a name, for objects that offer methods to templates. */
  public static Function function(BiFunction<List<Object>, Map<String, Object>, Object> body) {
    return (arguments, named) -> of(body.apply(arguments, named));
  }

  /** The elements of anything that {@code for} can run over. */
  public static Iterator<Object> elements(Object value) {
    return Sequences.elements(value);
  }

  /** Whether {@code a == b}. */
  public static boolean same(Object a, Object b) {
    return Comparisons.same(a, b);
  }

  /** The attribute or method of any value, so that a host object can pass on to its plain value. */
  public static Optional<Object> attribute(Object value, String name) {
    return Attributes.find(value, name);
  }

  /**
   * The order of two values as compareTo gives it.
   *
   * @throws EvaluationException a TypeError, where they have none
   */
  public static int order(Object a, Object b) {
    return Comparisons.order(a, b, "<");
  }
}
