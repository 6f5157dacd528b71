package org.abell.template;

import java.util.List;
import java.util.Optional;
import org.abell.expression.Expr;
import org.abell.expression.None;
import org.abell.expression.NotFoundException;
import org.abell.expression.Operations;
import org.abell.expression.Operator;
import org.abell.expression.Target;

/** A part of a parsed template; it renders itself. */
sealed interface Node
    permits Node.Assertion,
        Node.Deletion,
        Node.Global,
        Node.Inclusion,
        Node.Jump,
        Node.Print,
        Node.Raise,
        Node.Return,
        Node.SetVariable,
        Node.Silent,
        Node.Text,
        Blocks.Condition,
        Blocks.Loop,
        Blocks.Repetition,
        Blocks.Try {

  /** Writes what it has to and says how to go on. */
  Flow render(Rendering rendering);

  /** The 1-based line of its tag. */
  int line();

  /** Text as it is. */
  record Text(int line, String text) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      rendering.print(text);
      return Flow.NEXT;
    }
  }

  /** A placeholder or {@code #echo}; None prints nothing. */
  record Print(int line, Expr value, boolean silent) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      rendering.print(value, silent);
      return Flow.NEXT;
    }
  }

  /** {@code #silent}. */
  record Silent(int line, Expr value) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      value.evaluate(rendering.frame());
      return Flow.NEXT;
    }
  }

  /** {@code #set}; with an operator where it is {@code +=} and the like. */
  record SetVariable(int line, Target target, Optional<Operator> operator, Expr value)
      implements Node {

    @Override
    public Flow render(Rendering rendering) {
      var frame = rendering.frame();
      var assigned = value.evaluate(frame);
      if (operator.isPresent()) {
        assigned = Operations.apply(operator.get(), target.read(frame), assigned);
      }
      target.assign(assigned, frame);
      return Flow.NEXT;
    }
  }

  /** {@code #set global}. */
  record Global(int line, String name, Optional<Operator> operator, Expr value) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      var assigned = value.evaluate(rendering.frame());
      if (operator.isPresent()) {
        var old =
            rendering
                .scope()
                .placeholder(name)
                .orElseThrow(() -> new NotFoundException(name, name));
        assigned = Operations.apply(operator.get(), old, assigned);
      }
      rendering.scope().setGlobal(name, assigned);
      return Flow.NEXT;
    }
  }

  /** {@code #break} and {@code #continue}. */
  record Jump(int line, Flow flow) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      return flow;
    }
  }

  /** {@code #return value}: the value stands for all text written so far. */
  record Return(int line, Optional<Expr> value) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      Object returned = None.NONE;
      if (value.isPresent()) {
        returned = value.get().evaluate(rendering.frame());
      }
      rendering.returnValue(returned);
      return Flow.RETURN;
    }
  }

  /** {@code #assert condition, message}. */
  record Assertion(int line, Expr condition, Optional<Expr> message) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      Statements.check(condition, message, rendering.frame());
      return Flow.NEXT;
    }
  }

  /** {@code #raise}. */
  record Raise(int line, Expr error) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      throw Statements.raised(error, rendering.frame());
    }
  }

  /** {@code #del}. */
  record Deletion(int line, List<Target> targets) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      targets.forEach(target -> target.delete(rendering.frame()));
      return Flow.NEXT;
    }
  }

  /** {@code #include source=text}: the text is rendered as a template of its own. */
  record Inclusion(int line, Expr source) implements Node {

    @Override
    public Flow render(Rendering rendering) {
      rendering.include(source.evaluate(rendering.frame()));
      return Flow.NEXT;
    }
  }
}
