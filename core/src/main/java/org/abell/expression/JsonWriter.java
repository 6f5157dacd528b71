package org.abell.expression;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON as Python's {@code json.dumps} lays it out. */
final class JsonWriter {

  private final StringBuilder out = new StringBuilder();
  private final boolean ascii;
  private final boolean sorted;
  private final String indent;
  private final String itemSeparator;
  private final String keySeparator;
  private int depth;

  JsonWriter(Arguments options) {
    this.ascii = !options.has("ensure_ascii") || options.truth("ensure_ascii");
    this.sorted = options.truth("sort_keys");
    this.indent = indent(options.get("indent", None.NONE));
    var separators =
        options.get("separators", None.NONE) instanceof List<?> given && given.size() == 2
            ? given
            : List.of(indent == null ? ", " : ",", ": ");
    this.itemSeparator = Values.str(separators.get(0));
    this.keySeparator = Values.str(separators.get(1));
  }

  private static String indent(Object value) {
    if (value == None.NONE) {
      return null;
    }
    return value instanceof String text ? text : " ".repeat((int) Numbers.index(value));
  }

  String write(Object value) {
    append(value);
    return out.toString();
  }

  private void append(Object value) {
    if (++depth > 100) {
      throw EvaluationException.value("Circular reference detected");
    }
    Budget.checkLength(out.length());
    if (value == None.NONE) {
      out.append("null");
    } else if (value instanceof String text) {
      quoted(text);
    } else if (value instanceof Boolean flag) {
      out.append(flag);
    } else if (value instanceof Double real) {
      out.append(real.isNaN() ? "NaN" : Numbers.repr(real).replace("inf", "Infinity"));
    } else if (Numbers.isWhole(value)) {
      out.append(value);
    } else if (value instanceof List<?> list) {
      elements(list.iterator());
    } else if (value instanceof Map<?, ?> map) {
      members(map);
    } else {
      throw EvaluationException.type(
          "Object of type %s is not JSON serializable".formatted(Values.typeName(value)));
    }
    depth--;
  }

  private void elements(Iterator<?> elements) {
    var empty = !elements.hasNext();
    out.append('[');
    while (elements.hasNext()) {
      newLine(depth);
      append(Values.of(elements.next()));
      out.append(elements.hasNext() ? itemSeparator : "");
    }
    if (!empty) {
      newLine(depth - 1);
    }
    out.append(']');
  }

  private void members(Map<?, ?> map) {
    var named = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> named.put(name(key), Values.of(value)));
    var ordered = sorted ? new TreeMap<>(named) : named;
    var separator = "";
    out.append('{');
    for (var member : ordered.entrySet()) {
      out.append(separator);
      newLine(depth);
      quoted(member.getKey());
      out.append(keySeparator);
      append(member.getValue());
      separator = itemSeparator;
    }
    if (!ordered.isEmpty()) {
      newLine(depth - 1);
    }
    out.append('}');
  }

  private static String name(Object key) {
    if (key == None.NONE) {
      return "null";
    }
    if (key instanceof String || Numbers.isNumber(key)) {
      return key instanceof Boolean ? key.toString() : Values.str(key);
    }
    throw EvaluationException.type(
        "keys must be str, int, float, bool or None, not " + Values.typeName(key));
  }

  private void newLine(int level) {
    if (indent != null) {
      out.append('\n').append(indent.repeat(level));
    }
  }

  private void quoted(String text) {
    out.append('"');
    for (var c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default ->
            out.append(c < ' ' || (ascii && c > '~') ? "\\u%04x".formatted((int) c) : "" + c);
      }
    }
    out.append('"');
  }
}
