package org.abell.installation;

/** The server cannot work yet; the message is the sentence that health pages and clients get. */
public class NotReady extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotReady(String reason) {
    super(reason);
  }
}
