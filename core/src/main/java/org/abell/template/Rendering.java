package org.abell.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.expression.Budget;
import org.abell.expression.EvaluationException;
import org.abell.expression.Expr;
import org.abell.expression.Frame;
import org.abell.expression.Function;
import org.abell.expression.None;
import org.abell.expression.NotFoundException;
import org.abell.expression.Values;

/** One run over the main text of a template or over the body of one of its functions. */
final class Rendering {

  private final Scope scope;
  private final Frame frame;
  private final StringBuilder out = new StringBuilder();
  private Optional<Object> returned = Optional.empty();

  Rendering(Globals globals) {
    this.scope = new Scope(globals);
    this.frame = new Frame(scope, globals.budget());
  }

  Scope scope() {
    return scope;
  }

  Frame frame() {
    return frame;
  }

  /** The text written so far. */
  String text() {
    return out.toString();
  }

  /** What {@code #return} gave, else the text. */
  Object result() {
    return returned.orElseGet(this::text);
  }

  void returnValue(Object value) {
    returned = Optional.of(value);
  }

  Flow run(List<Node> nodes) {
    for (var node : nodes) {
      try {
        var flow = node.render(this);
        if (flow != Flow.NEXT) {
          return flow;
        }
      } catch (EvaluationException e) {
        throw e.at(node.line());
      }
    }
    return Flow.NEXT;
  }

  void print(String text) {
    out.append(text);
    Budget.checkLength(out.length());
  }

  void print(Expr expr, boolean silent) {
    try {
      var value = expr.evaluate(frame);
      if (value != None.NONE) {
        print(Values.str(value));
      }
    } catch (NotFoundException e) {
      if (!silent) {
        throw e;
      }
    }
  }

  /** Makes a function of the template callable. */
  void define(Definition definition) {
    var globals = scope.globals();
    globals.members().put(definition.name(), function(definition, globals));
  }

  private static Function function(Definition definition, Globals globals) {
    return (arguments, named) ->
        globals
            .budget()
            .nested(
                () -> {
                  var rendering = new Rendering(globals);
                  definition
                      .parameters()
                      .bind(definition.name(), arguments, named, rendering.frame);
                  rendering.run(definition.body());
                  return rendering.result();
                });
  }

  /** Renders another template with this one's names and writes what it gives. */
  void include(Object source) {
    var template = parsed(Values.str(source));
    var contexts = new ArrayList<Map<String, Object>>();
    contexts.add(scope.variables());
    contexts.add(scope.globals().set());
    contexts.addAll(scope.globals().contexts());
    contexts.add(scope.globals().members());
    print(frame.budget().nested(() -> template.renderIn(contexts, frame.budget())));
  }

  private static Template parsed(String source) {
    try {
      return Template.parse(source);
    } catch (TemplateException e) {
      throw new EvaluationException(
          "ParseError", "line %d of the included text: %s".formatted(e.line(), e.getMessage()));
    }
  }
}
