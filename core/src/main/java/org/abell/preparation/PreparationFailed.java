package org.abell.preparation;

/** A job cannot run as it is; the message is a sentence for the user. */
public class PreparationFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final String details;

  public PreparationFailed(String reason, String details) {
    super(reason);
    this.details = details;
  }

  /** What an admin wants to know beyond that. */
  public String details() {
    return details;
  }
}
