package org.abell.template;

/** A text that is no template, or one that uses what is not supported: line and one sentence. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  public TemplateException(int line, String reason) {
    super(reason);
    this.line = line;
  }

  /** The 1-based line. */
  public int line() {
    return line;
  }
}
