package org.abell.submission;

import java.util.Map;

/** A request that cannot become a job; nothing was written. */
public class RejectedSubmission extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient Map<String, String> errors;

  /** What is wrong with the request. */
  public enum Kind {
    UNKNOWN_TOOL,
    INVALID_PARAMETERS
  }

  public RejectedSubmission(Kind kind, String sentence, Map<String, String> errors) {
    super(sentence);
    this.kind = kind;
    this.errors = errors;
  }

  public Kind kind() {
    return kind;
  }

  /** One sentence for each bad parameter, by its flat name. */
  public Map<String, String> errors() {
    return errors;
  }
}
