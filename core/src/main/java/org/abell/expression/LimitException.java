package org.abell.expression;

/** An expression or template ran too long or grew too big; {@code #except} does not catch it. */
public final class LimitException extends EvaluationException {

  private static final long serialVersionUID = 1L;

  public LimitException(String sentence) {
    super("LimitError", sentence);
  }
}
