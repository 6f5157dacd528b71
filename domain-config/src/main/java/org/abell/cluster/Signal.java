package org.abell.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The signals of Linux that the JDK cannot send; {@code kill} can. */
public enum Signal {
  /** Stands still, as on a machine that hangs. */
  STOP,
  /** Goes on after STOP. */
  CONT,
  INT;

  /** Sends it. A process that is gone meanwhile is no error. */
  public void to(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("kill cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
