package org.abell.expression;

import java.util.Map;

/**
 * One Python expression, such as an output's filter or a validator. Its names are those of the
 * context and the built-ins; it touches no file and no net.
 */
public final class Expression {

  private final Expr root;

  private Expression(Expr root) {
    this.root = root;
  }

  /**
   * Parses it.
   *
   * @throws SyntaxException with line and reason
   */
  public static Expression parse(String source) {
    var text = new SourceText(source.strip());
    var parser = ExpressionParser.alone(text);
    var root = parser.expressions();
    parser.expectEnd();
    return new Expression(root);
  }

  /**
   * Its value in a context.
   *
   * @throws EvaluationException as Python would raise
   */
  public Object evaluate(Map<String, Object> context) {
    try {
      return root.evaluate(new Frame(new PlainNames(context), new Budget()));
    } catch (StackOverflowError e) {
      throw new LimitException("the values are nested too deep");
    }
  }
}
