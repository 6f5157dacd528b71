package org.abell.expression;

import java.util.OptionalInt;

/** An expression could not be evaluated; the message names the Python kind of error first. */
public class EvaluationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private int line;

  public EvaluationException(String message) {
    super(message);
  }

  /** An error of a Python kind such as {@code TypeError}. */
  public EvaluationException(String kind, String text) {
    super(text.isEmpty() ? kind : kind + ": " + text);
  }

  static EvaluationException type(String text) {
    return new EvaluationException("TypeError", text);
  }

  static EvaluationException value(String text) {
    return new EvaluationException("ValueError", text);
  }

  static EvaluationException index(String text) {
    return new EvaluationException("IndexError", text);
  }

  /** The Python kind of error, which {@code #except} compares. */
  public String kind() {
    var colon = getMessage().indexOf(':');
    return colon < 0 ? getMessage() : getMessage().substring(0, colon);
  }

  /** The message without the kind. */
  public String text() {
    var colon = getMessage().indexOf(": ");
    return colon < 0 ? "" : getMessage().substring(colon + 2);
  }

  /** The 1-based line of the template, where it is known. */
  public OptionalInt line() {
    return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
  }

  /** Notes the line; the innermost one stays. */
  public EvaluationException at(int where) {
    if (line == 0) {
      line = where;
    }
    return this;
  }
}
