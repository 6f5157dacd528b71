package org.abell.expression;

/** Text that is no expression; one sentence and the 1-based line. */
public final class SyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  public SyntaxException(int line, String reason) {
    super(reason);
    this.line = line;
  }

  public int line() {
    return line;
  }
}
