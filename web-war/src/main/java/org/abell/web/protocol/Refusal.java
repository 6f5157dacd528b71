package org.abell.web.protocol;

/** A request is turned down: the code, and one sentence for whoever asked. */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public Refusal(ErrorCode code, String sentence) {
    super(sentence);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
