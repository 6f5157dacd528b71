package org.abell.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The expressions that write out a collection or a text. */
final class Displays {

  private Displays() {}

  /** What a display or comprehension makes. */
  enum Shape {
    LIST,
    TUPLE,
    SET,
    GENERATOR;

    Object make(List<Object> elements) {
      return switch (this) {
        case LIST -> elements;
        case TUPLE -> new Tuple(elements);
        case SET -> setOf(elements);
        case GENERATOR -> new Elements("generator", elements.iterator());
      };
    }

    private static Set<Object> setOf(List<Object> elements) {
      var set = new LinkedHashSet<Object>();
      elements.forEach(element -> set.add(Sequences.key(element)));
      return set;
    }
  }

  /** {@code [a, *b]}, {@code (a, b)}, {@code {a, b}}. */
  record ListDisplay(Shape shape, List<Primary.Argument> elements) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      var values = new ArrayList<Object>(elements.size());
      for (var element : elements) {
        var value = element.value().evaluate(frame);
        if (element.passing() == Primary.Passing.SPREAD) {
          values.addAll(Sequences.copy(value));
        } else {
          values.add(value);
        }
      }
      return shape.make(values);
    }
  }

  /** One entry of a dict display; an absent key spreads another dict. */
  record Entry(Optional<Expr> key, Expr value) {}

  /** {@code {key: value, **other}}. */
  record DictDisplay(List<Entry> entries) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      var dict = new LinkedHashMap<Object, Object>();
      for (var entry : entries) {
        if (entry.key().isPresent()) {
          var key = Sequences.key(entry.key().get().evaluate(frame));
          dict.put(key, entry.value().evaluate(frame));
        } else if (entry.value().evaluate(frame) instanceof Map<?, ?> other) {
          dict.putAll(other);
        } else {
          throw EvaluationException.type("argument after ** must be a mapping");
        }
      }
      return dict;
    }
  }

  /** One part of an f-string: plain text, or a value with its conversion and layout. */
  record TextPart(String text, Optional<Expr> value, String conversion, Optional<Expr> spec) {}

  /** An f-string. */
  record FormattedText(List<TextPart> parts) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      var out = new StringBuilder();
      for (var part : parts) {
        out.append(part.text());
        part.value()
            .map(expr -> BraceFormat.converted(expr.evaluate(frame), part.conversion()))
            .map(value -> FormatSpec.format(value, spec(part, frame)))
            .ifPresent(out::append);
      }
      return out.toString();
    }

    private static String spec(TextPart part, Frame frame) {
      return part.spec().map(expr -> Values.str(expr.evaluate(frame))).orElse("");
    }
  }
}
