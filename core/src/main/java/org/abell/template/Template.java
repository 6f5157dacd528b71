package org.abell.template;

import java.util.List;
import java.util.Map;
import org.abell.expression.Budget;
import org.abell.expression.EvaluationException;
import org.abell.expression.LimitException;
import org.abell.expression.NotFoundException;
import org.abell.expression.SourceText;
import org.abell.expression.SyntaxException;
import org.abell.expression.Values;

/** A parsed template. It can be rendered many times, by several threads at once. */
public final class Template {

  private final List<Node> body;
  private final List<Definition> definitions;
  private final Map<String, Object> modules;

  Template(List<Node> body, List<Definition> definitions, Map<String, Object> modules) {
    this.body = body;
    this.definitions = definitions;
    this.modules = modules;
  }

  /**
   * Parses it.
   *
   * @throws TemplateException with line and reason, also for what is not supported
   */
  public static Template parse(String source) {
    try {
      return new TemplateParser(new SourceText(source)).template();
    } catch (SyntaxException e) {
      throw new TemplateException(e.line(), e.getMessage());
    }
  }

  /**
   * Renders it. Where a placeholder finds nothing, it is rendered once more with the names inside
   * of groups found outside of them, as {@link NestedNames} describes.
   *
   * @throws EvaluationException as Python would raise, with the line of the template
   */
  public String render(Map<String, Object> context) {
    try {
      return renderOnce(context);
    } catch (NotFoundException e) {
      return renderOnce(NestedNames.injectedInto(context));
    }
  }

  private String renderOnce(Map<String, Object> context) {
    try {
      return renderIn(List.of(context), new Budget());
    } catch (StackOverflowError e) {
      throw new LimitException("the template is nested too deep");
    }
  }

  /** Renders it with several contexts, searched in this order. */
  String renderIn(List<Map<String, Object>> contexts, Budget budget) {
    var globals = Globals.of(contexts, modules, budget);
    TemplateObject.install(globals);
    var rendering = new Rendering(globals);
    definitions.forEach(rendering::define);
    rendering.run(body);
    if (rendering.result() instanceof String text) {
      return text;
    }
    throw new EvaluationException(
        "TypeError",
        "the template returns %s instead of text".formatted(Values.typeName(rendering.result())));
  }
}
