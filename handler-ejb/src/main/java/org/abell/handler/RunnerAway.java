package org.abell.handler;

import java.io.IOException;

/** A runner could not be asked; that was logged, and will be over some time. */
final class RunnerAway extends IOException {

  private static final long serialVersionUID = 1;

  RunnerAway(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
