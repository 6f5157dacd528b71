package org.abell.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The expressions that name, pick or call something. */
final class Primary {

  private Primary() {}

  /** A number, a text or a constant. */
  record Literal(Object value) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      return value;
    }
  }

  /** A name without {@code $}. */
  record Name(String name) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      return frame
          .names()
          .bare(name)
          .orElseThrow(
              () ->
                  new EvaluationException("NameError", "name '%s' is not defined".formatted(name)));
    }
  }

  /**
   * The first name of a placeholder.
   *
   * @param call whether a function is called
   * @param path the dotted name it begins, for messages
   */
  record Lookup(String name, boolean call, String path) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      frame.budget().step();
      var value =
          frame.names().placeholder(name).orElseThrow(() -> new NotFoundException(name, path));
      return call ? Attributes.called(value) : value;
    }
  }

  /** A further name of a placeholder: item or attribute. */
  record Step(Expr target, String name, boolean call, String path) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      return Attributes.step(target.evaluate(frame), name, call)
          .orElseThrow(() -> new NotFoundException(name, path));
    }
  }

  /** Python's {@code target.name}. */
  record Attribute(Expr target, String name) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      return Attributes.get(target.evaluate(frame), name);
    }
  }

  /** {@code target[index]}. */
  record Subscript(Expr target, Expr index) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      return Sequences.item(target.evaluate(frame), index.evaluate(frame));
    }
  }

  /** {@code from:to:step} inside square brackets. */
  record Slice(Optional<Expr> from, Optional<Expr> to, Optional<Expr> step) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      return new Sequences.SliceBounds(bound(from, frame), bound(to, frame), bound(step, frame));
    }

    private static Optional<Long> bound(Optional<Expr> part, Frame frame) {
      return part.map(expr -> expr.evaluate(frame))
          .filter(value -> value != None.NONE)
          .map(Numbers::index);
    }
  }

  /** How an argument is written. */
  enum Passing {
    POSITION,
    NAME,
    SPREAD,
    SPREAD_NAMES
  }

  /** One argument; the name is empty unless passed by name. */
  record Argument(Passing passing, String name, Expr value) {}

  /** {@code function(arguments)}. */
  record Call(Expr function, List<Argument> arguments) implements Expr {

    @Override
    public Object evaluate(Frame frame) {
      frame.budget().step();
      var target = function.evaluate(frame);
      var positional = new ArrayList<Object>();
      var named = new LinkedHashMap<String, Object>();
      for (var argument : arguments) {
        add(argument, argument.value().evaluate(frame), positional, named);
      }
      if (!(target instanceof Function callable)) {
        throw EvaluationException.type(
            "'%s' object is not callable".formatted(Values.typeName(target)));
      }
      try {
        return Values.of(callable.call(positional, named));
      } catch (UnsupportedOperationException e) {
        throw EvaluationException.type("this object cannot be changed");
      }
    }

    private static void add(
        Argument argument, Object value, List<Object> positional, Map<String, Object> named) {
      switch (argument.passing()) {
        case POSITION -> positional.add(value);
        case NAME -> named.put(argument.name(), value);
        case SPREAD -> positional.addAll(Sequences.copy(value));
        case SPREAD_NAMES -> {
          if (!(value instanceof Map<?, ?> map)) {
            throw EvaluationException.type("argument after ** must be a mapping");
          }
          map.forEach((key, entry) -> named.put(Values.str(key), entry));
        }
      }
    }
  }
}
