package org.abell.expression;

import java.util.List;
import java.util.Map;

/**
 * {@code "{0}-{name:>5}".format(…)}.
 *
 * @see <a href="https://docs.python.org/3/library/string.html#format-string-syntax">Python</a>
 */
final class BraceFormat {

  private final String format;
  private final List<Object> positional;
  private final Map<String, Object> named;
  private int at;
  private int automatic;

  private BraceFormat(String format, List<Object> positional, Map<String, Object> named) {
    this.format = format;
    this.positional = positional;
    this.named = named;
  }

  static String format(String format, List<Object> positional, Map<String, Object> named) {
    return new BraceFormat(format, positional, named).render();
  }

  private String render() {
    var out = new StringBuilder();
    while (at < format.length()) {
      var c = format.charAt(at++);
      if (c != '{' && c != '}') {
        out.append(c);
      } else if (at < format.length() && format.charAt(at) == c) {
        out.append(c);
        at++;
      } else if (c == '}') {
        throw EvaluationException.value("Single '}' encountered in format string");
      } else {
        out.append(field(body()));
      }
      Budget.checkLength(out.length());
    }
    return out.toString();
  }

  /** The text up to the brace that closes the field. */
  private String body() {
    var from = at;
    for (var depth = 1; at < format.length(); at++) {
      var c = format.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return format.substring(from, at++);
      }
    }
    throw EvaluationException.value("Single '{' encountered in format string");
  }

  private String field(String body) {
    var colon = body.indexOf(':');
    var head = colon < 0 ? body : body.substring(0, colon);
    var spec = colon < 0 ? "" : nested(body.substring(colon + 1));
    var bang = head.indexOf('!');
    var value = value(bang < 0 ? head : head.substring(0, bang));
    var conversion = bang < 0 ? "" : head.substring(bang + 1);
    return FormatSpec.format(converted(value, conversion), spec);
  }

  static Object converted(Object value, String conversion) {
    return switch (conversion) {
      case "" -> value;
      case "s" -> Values.str(value);
      case "r", "a" -> Values.repr(value);
      default -> throw EvaluationException.value("Unknown conversion specifier " + conversion);
    };
  }

  private String nested(String spec) {
    var out = new StringBuilder();
    var from = 0;
    for (var open = spec.indexOf('{'); open >= 0; open = spec.indexOf('{', from)) {
      var close = spec.indexOf('}', open);
      out.append(spec, from, open).append(Values.str(value(spec.substring(open + 1, close))));
      from = close + 1;
    }
    return out.append(spec.substring(from)).toString();
  }

  private Object value(String path) {
    var end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    var value = first(path.substring(0, end));
    while (end < path.length()) {
      var next = end + 1;
      if (path.charAt(end) == '[') {
        next = path.indexOf(']', end) + 1;
        var key = path.substring(end + 1, next - 1);
        value = Sequences.item(value, key.matches("\\d+") ? (Object) Long.valueOf(key) : key);
      } else {
        while (next < path.length() && path.charAt(next) != '.' && path.charAt(next) != '[') {
          next++;
        }
        value = Attributes.get(value, path.substring(end + 1, next));
      }
      end = next;
    }
    return value;
  }

  private Object first(String name) {
    if (!name.isEmpty() && !name.matches("\\d{1,6}")) {
      if (!named.containsKey(name)) {
        throw new EvaluationException("KeyError", Values.repr(name));
      }
      return named.get(name);
    }
    var index = name.isEmpty() ? automatic++ : Integer.parseInt(name);
    if (index >= positional.size()) {
      throw EvaluationException.index(
          "Replacement index %d out of range for positional args tuple".formatted(index));
    }
    return positional.get(index);
  }
}
