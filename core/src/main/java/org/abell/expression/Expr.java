package org.abell.expression;

/** A parsed Python expression; it evaluates itself. */
public sealed interface Expr
    permits Comprehension,
        Displays.DictDisplay,
        Displays.FormattedText,
        Displays.ListDisplay,
        Lambda,
        Logic.Both,
        Logic.Choice,
        Logic.Comparison,
        Logic.Either,
        Logic.Not,
        Operation.Binary,
        Operation.Unary,
        Primary.Attribute,
        Primary.Call,
        Primary.Literal,
        Primary.Lookup,
        Primary.Name,
        Primary.Slice,
        Primary.Step,
        Primary.Subscript {

  /**
   * The value.
   *
   * @throws EvaluationException as Python would raise
   */
  Object evaluate(Frame frame);
}
