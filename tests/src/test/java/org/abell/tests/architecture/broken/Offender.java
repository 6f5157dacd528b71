package org.abell.tests.architecture.broken;

import jakarta.ejb.Singleton;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.time.Instant;
import org.abell.tests.architecture.broken.other.Friend;

/** Breaks every rule on purpose, so that the rules can be seen to find it. */
@Singleton
@Entity
public class Offender {

  private Instant seen = Instant.now();

  public void setSeen(Instant when) {
    seen = when;
  }

  public Friend friend() throws IOException {
    new ProcessBuilder("true").start();
    return new Friend(this, seen);
  }
}
