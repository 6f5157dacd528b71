package org.abell.template;

import java.util.List;
import java.util.Optional;
import org.abell.expression.Builtins;
import org.abell.expression.EvaluationException;
import org.abell.expression.Exceptions;
import org.abell.expression.Expr;
import org.abell.expression.PythonError;
import org.abell.expression.Target;
import org.abell.expression.Values;

/** The nodes that hold other nodes. */
final class Blocks {

  private Blocks() {}

  /** One way of a condition; without an expression it is the {@code #else}. */
  record Branch(Optional<Expr> condition, boolean negated, List<Node> body) {

    boolean holds(Rendering rendering) {
      return condition
          .map(expr -> Values.truth(expr.evaluate(rendering.frame())) != negated)
          .orElse(true);
    }
  }

  /** {@code #if}, {@code #unless}. */
  record Condition(int line, List<Branch> branches) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      for (var branch : branches) {
        if (branch.holds(rendering)) {
          return rendering.run(branch.body());
        }
      }
      return Flow.NEXT;
    }
  }

  /** {@code #for}. */
  record Loop(int line, Target target, Expr iterable, List<Node> body) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      var elements = Values.elements(iterable.evaluate(rendering.frame()));
      while (elements.hasNext()) {
        rendering.frame().budget().step();
        target.assign(Values.of(elements.next()), rendering.frame());
        var flow = rendering.run(body);
        if (flow == Flow.BREAK) {
          break;
        }
        if (flow == Flow.RETURN) {
          return flow;
        }
      }
      return Flow.NEXT;
    }
  }

  /** {@code #while}. */
  record Repetition(int line, Expr condition, List<Node> body) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      while (Values.truth(condition.evaluate(rendering.frame()))) {
        rendering.frame().budget().step();
        var flow = rendering.run(body);
        if (flow == Flow.BREAK) {
          break;
        }
        if (flow == Flow.RETURN) {
          return flow;
        }
      }
      return Flow.NEXT;
    }
  }

  /** One {@code #except}; without a type it catches every error. */
  record Handler(Optional<Expr> type, Optional<Target> bound, List<Node> body) {

    boolean catches(EvaluationException error, Rendering rendering) {
      var wanted =
          type.map(expr -> expr.evaluate(rendering.frame()))
              .orElseGet(() -> Builtins.find("BaseException").orElseThrow());
      return Exceptions.catches(wanted, error);
    }

    Flow handle(EvaluationException error, Rendering rendering) {
      bound.ifPresent(
          target -> target.assign(new PythonError(error.kind(), error.text()), rendering.frame()));
      return rendering.run(body);
    }
  }

  /** {@code #try}. */
  record Try(
      int line,
      List<Node> body,
      List<Handler> handlers,
      List<Node> otherwise,
      List<Node> afterwards)
      implements Node {

    @Override
    public Flow render(Rendering rendering) {
      var flow = Flow.NEXT;
      try {
        flow = guarded(rendering);
      } catch (EvaluationException e) {
        rendering.run(afterwards);
        throw e;
      }
      var last = rendering.run(afterwards);
      return last == Flow.NEXT ? flow : last;
    }

    private Flow guarded(Rendering rendering) {
      Flow flow;
      try {
        flow = rendering.run(body);
      } catch (EvaluationException e) {
        for (var handler : handlers) {
          if (handler.catches(e, rendering)) {
            return handler.handle(e, rendering);
          }
        }
        throw e;
      }
      return flow == Flow.NEXT ? rendering.run(otherwise) : flow;
    }
  }
}
