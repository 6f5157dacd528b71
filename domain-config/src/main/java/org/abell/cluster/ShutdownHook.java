package org.abell.cluster;

/** Closes a cluster when the JVM ends before anybody else has. */
final class ShutdownHook {

  private final Thread thread;

  ShutdownHook(Runnable close) {
    this.thread = new Thread(close, "cluster-stop");
  }

  void add() {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** May be called by what it runs, too. */
  void remove() {
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs by itself and finds everything closed.
    }
  }
}
