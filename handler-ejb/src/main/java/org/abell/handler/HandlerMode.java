package org.abell.handler;

import org.abell.server.ServerMode;
import org.jboss.logging.Logger;

/** The mode that a server's own system property says; it may change while the server runs. */
public final class HandlerMode {

  /** {@code working}, {@code draining} or {@code handing_over}. */
  static final String PROPERTY = "abell.handler.mode";

  private static final Logger LOG = Logger.getLogger(HandlerMode.class);

  private HandlerMode() {}

  /** What the property says now; working where it is not set. */
  public static ServerMode ofThisServer() {
    return of(System.getProperty(PROPERTY, ""));
  }

  /** Reads the word. An unknown one was surely meant to keep jobs away: it drains. */
  static ServerMode of(String text) {
    var word = text.strip();
    if (word.isEmpty()) {
      return ServerMode.WORKING;
    }
    return ServerMode.of(word)
        .orElseGet(
            () -> {
              LOG.errorf(
                  "the system property %s must be working, draining or handing_over, not '%s':"
                      + " no jobs are taken",
                  PROPERTY, word);
              return ServerMode.DRAINING;
            });
  }
}
