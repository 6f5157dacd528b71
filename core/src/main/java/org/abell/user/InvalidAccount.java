package org.abell.user;

/** An account cannot be made as asked; the message is one sentence for the person who asked. */
public class InvalidAccount extends Exception {

  private static final long serialVersionUID = 1L;

  public InvalidAccount(String message) {
    super(message);
  }
}
