package org.abell.toolinput;

/** A value that does not fit its parameter; never leaves this package. */
final class WrongValue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With one sentence for the user. */
  WrongValue(String sentence) {
    super(sentence, null, false, false);
  }
}
