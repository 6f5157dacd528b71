package org.abell.command;

/** The command of a job cannot be built; the message is one sentence with file and line. */
public class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
