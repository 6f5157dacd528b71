package org.abell.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.abell.expression.Expr;
import org.abell.expression.Target;

/** A block whose end the parser has not met yet. */
abstract class OpenBlock {

  private final String directive;
  private final int position;
  private List<Node> nodes = new ArrayList<>();

  OpenBlock(String directive, int position) {
    this.directive = directive;
    this.position = position;
  }

  String directive() {
    return directive;
  }

  int position() {
    return position;
  }

  /** The nodes of the part that is open now. */
  List<Node> nodes() {
    return nodes;
  }

  /** Ends the part that is open now and opens the next one. */
  List<Node> nextPart() {
    var ended = nodes;
    nodes = new ArrayList<>();
    return ended;
  }

  /** The finished block; empty where it leaves nothing in the text around it. */
  abstract Optional<Node> close();

  /** A block of one part. */
  static final class Simple extends OpenBlock {

    private final Function<List<Node>, Optional<Node>> finish;

    Simple(String directive, int position, Function<List<Node>, Optional<Node>> finish) {
      super(directive, position);
      this.finish = finish;
    }

    @Override
    Optional<Node> close() {
      return finish.apply(nodes());
    }
  }

  /** {@code #if} or {@code #unless} with its other ways. */
  static final class Conditional extends OpenBlock {

    private final int line;
    private final List<Blocks.Branch> branches = new ArrayList<>();
    private Optional<Expr> condition;
    private boolean negated;

    Conditional(String directive, int position, int line, Expr condition) {
      super(directive, position);
      this.line = line;
      this.condition = Optional.of(condition);
      this.negated = directive.equals("unless");
    }

    /** Begins the next way, {@code #else} without a condition; false after an {@code #else}. */
    boolean otherwise(Optional<Expr> next) {
      if (condition.isEmpty()) {
        return false;
      }
      branches.add(new Blocks.Branch(condition, negated, nextPart()));
      condition = next;
      negated = false;
      return true;
    }

    /** As {@link #otherwise}, after the block was closed already. */
    boolean reopen(Optional<Expr> next) {
      if (condition.isEmpty()) {
        return false;
      }
      nextPart();
      condition = next;
      negated = false;
      return true;
    }

    @Override
    Optional<Node> close() {
      branches.add(new Blocks.Branch(condition, negated, nodes()));
      return Optional.of(new Blocks.Condition(line, List.copyOf(branches)));
    }
  }

  /** {@code #try} with its parts. */
  static final class Trying extends OpenBlock {

    private final int line;
    private final List<Blocks.Handler> handlers = new ArrayList<>();
    private List<Node> body = List.of();
    private List<Node> otherwise = List.of();
    private List<Node> afterwards = List.of();
    private Function<List<Node>, Boolean> part = nodes -> store(body = nodes);

    Trying(int position, int line) {
      super("try", position);
      this.line = line;
    }

    private static boolean store(List<Node> nodes) {
      return !nodes.isEmpty();
    }

    void except(Optional<Expr> type, Optional<Target> bound) {
      part.apply(nextPart());
      part = nodes -> handlers.add(new Blocks.Handler(type, bound, nodes));
    }

    void otherwise() {
      part.apply(nextPart());
      part = nodes -> store(otherwise = nodes);
    }

    void afterwards() {
      part.apply(nextPart());
      part = nodes -> store(afterwards = nodes);
    }

    @Override
    Optional<Node> close() {
      part.apply(nodes());
      return Optional.of(new Blocks.Try(line, body, handlers, otherwise, afterwards));
    }
  }
}
