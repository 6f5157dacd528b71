package org.abell.control;

/** What was asked for cannot be done to any job; the message is a sentence for the admin. */
public class InvalidAction extends Exception {

  private static final long serialVersionUID = 1L;

  public InvalidAction(String message) {
    super(message);
  }
}
