package org.abell.handler;

import java.util.EnumSet;
import java.util.Set;

/** What the handler's loop has been asked to look at; asking twice is asking once. */
final class Wakeups {

  /** A reason to look. */
  enum Why {
    /** A job may be taken, or a slot is free. */
    TAKE,
    /** A job of this handler is to be stopped. */
    STOP,
    /** Time has passed: look at everything. */
    CHECK
  }

  private final Set<Why> asked = EnumSet.noneOf(Why.class);

  synchronized void ask(Why why) {
    if (asked.add(why)) {
      notifyAll();
    }
  }

  /** Waits until something was asked for, and takes all of it. */
  synchronized Set<Why> take() throws InterruptedException {
    while (asked.isEmpty()) {
      wait();
    }
    var all = EnumSet.copyOf(asked);
    asked.clear();
    return all;
  }
}
