package org.abell.handler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** When the job loop of this server last came round: who keeps the lease looks at it. */
@ApplicationScoped
public class Pulse {

  private final Clock clock;
  private final AtomicReference<Optional<Instant>> last = new AtomicReference<>(Optional.empty());

  public Pulse() {
    this(null);
  }

  @Inject
  public Pulse(Clock clock) {
    this.clock = clock;
  }

  /** The loop begins, or came round. */
  public void beat() {
    last.set(Optional.of(clock.instant()));
  }

  /** There is no loop any more that could come round. */
  public void end() {
    last.set(Optional.empty());
  }

  /** Since the loop came round; empty while there is none. */
  public Optional<Duration> age() {
    return last.get().map(then -> Duration.between(then, clock.instant()));
  }
}
