package org.abell.web.protocol;

import java.util.Map;

/** A request is turned down: the code, one sentence for whoever asked, and errors by parameter. */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient Map<String, String> parameterErrors;

  public Refusal(ErrorCode code, String sentence) {
    this(code.code(), sentence, Map.of());
  }

  public Refusal(int code, String sentence, Map<String, String> parameterErrors) {
    super(sentence);
    this.code = code;
    this.parameterErrors = Map.copyOf(parameterErrors);
  }

  /** The error code; its thousands are the HTTP status. */
  public int code() {
    return code;
  }

  /** What is wrong with single parameters, by their names. */
  public Map<String, String> parameterErrors() {
    return parameterErrors;
  }
}
