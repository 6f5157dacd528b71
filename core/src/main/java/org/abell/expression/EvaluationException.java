package org.abell.expression;

/** An expression could not be evaluated; the message names the Python kind of error first. */
public class EvaluationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EvaluationException(String message) {
    super(message);
  }
}
