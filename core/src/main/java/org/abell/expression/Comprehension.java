package org.abell.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * {@code [element for target in iterable if condition]} and its relatives. Generators are run at
 * once.
 *
 * @param value of a dict comprehension; the element is then the key
 */
record Comprehension(Displays.Shape shape, Expr element, Optional<Expr> value, List<Clause> clauses)
    implements Expr {

  /** One {@code for}, with the conditions after it. */
  record Clause(Target target, Expr iterable, List<Expr> conditions) {}

  @Override
  public Object evaluate(Frame frame) {
    var inner = frame.inner();
    if (value.isPresent()) {
      var dict = new LinkedHashMap<Object, Object>();
      run(
          inner,
          0,
          () -> dict.put(Sequences.key(element.evaluate(inner)), value.get().evaluate(inner)));
      return dict;
    }
    var elements = new ArrayList<Object>();
    run(inner, 0, () -> elements.add(element.evaluate(inner)));
    return shape.make(elements);
  }

  private void run(Frame frame, int depth, Runnable found) {
    if (depth == clauses.size()) {
      found.run();
      return;
    }
    var clause = clauses.get(depth);
    var elements = Sequences.elements(clause.iterable().evaluate(frame));
    while (elements.hasNext()) {
      frame.budget().step();
      clause.target().assign(Values.of(elements.next()), frame);
      if (clause.conditions().stream().allMatch(c -> Values.truth(c.evaluate(frame)))) {
        run(frame, depth + 1, found);
      }
    }
  }
}
