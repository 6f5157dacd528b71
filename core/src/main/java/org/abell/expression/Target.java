package org.abell.expression;

import java.util.List;

/** What stands left of {@code =} or between {@code for} and {@code in}. */
public sealed interface Target {

  void assign(Object value, Frame frame);

  /** The value before an augmented assignment. */
  Object read(Frame frame);

  /** What {@code #del} does. */
  void delete(Frame frame);

  /** A variable. */
  record Variable(String name) implements Target {

    @Override
    public void assign(Object value, Frame frame) {
      frame.names().set(name, value);
    }

    @Override
    public Object read(Frame frame) {
      return new Primary.Name(name).evaluate(frame);
    }

    @Override
    public void delete(Frame frame) {
      if (!frame.names().remove(name)) {
        throw new EvaluationException("NameError", "name '%s' is not defined".formatted(name));
      }
    }
  }

  /** Several targets that share the elements of the value. */
  record Several(List<Target> targets) implements Target {

    @Override
    public void assign(Object value, Frame frame) {
      var elements = Sequences.copy(value);
      if (elements.size() != targets.size()) {
        throw EvaluationException.value(
            "%d values for %d variables".formatted(elements.size(), targets.size()));
      }
      for (var i = 0; i < targets.size(); i++) {
        targets.get(i).assign(elements.get(i), frame);
      }
    }

    @Override
    public Object read(Frame frame) {
      throw EvaluationException.type("an augmented assignment has one target");
    }

    @Override
    public void delete(Frame frame) {
      targets.forEach(target -> target.delete(frame));
    }
  }

  /** {@code container[index]}. */
  record Item(Expr container, Expr index) implements Target {

    @Override
    public void assign(Object value, Frame frame) {
      Attributes.setItem(container.evaluate(frame), index.evaluate(frame), value);
    }

    @Override
    public Object read(Frame frame) {
      return Sequences.item(container.evaluate(frame), index.evaluate(frame));
    }

    @Override
    public void delete(Frame frame) {
      Attributes.deleteItem(container.evaluate(frame), index.evaluate(frame));
    }
  }

  /** {@code object.name}. */
  record Member(Expr object, String name) implements Target {

    @Override
    public void assign(Object value, Frame frame) {
      Attributes.assign(object.evaluate(frame), name, value);
    }

    @Override
    public Object read(Frame frame) {
      return Attributes.get(object.evaluate(frame), name);
    }

    @Override
    public void delete(Frame frame) {
      throw EvaluationException.type("an attribute cannot be deleted");
    }
  }
}
