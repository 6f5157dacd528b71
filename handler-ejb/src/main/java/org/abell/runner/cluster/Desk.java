package org.abell.runner.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.abell.runner.JobRefused;

/**
 * A workload manager at one submit host. Whoever asks at the same time shares one listing; a host
 * or manager that is away is left alone for a moment, so that nobody waits for it again and again.
 */
final class Desk implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long PATIENCE_MILLIS = 1_000;

  private final SubmitHost host;
  private final Dialogue dialogue;
  private final Clock clock;
  private final Semaphore submitters;
  private final Shared<Listing> listing;
  private final Map<String, String> explanations = new ConcurrentHashMap<>();
  private volatile Outage outage = new Outage(Instant.MIN, "");

  Desk(SubmitHost host, Dialogue dialogue, Clock clock, int submitters) {
    this.host = host;
    this.dialogue = dialogue;
    this.clock = clock;
    this.listing = new Shared<>(clock, this::list);
    this.submitters = new Semaphore(Math.max(1, submitters));
  }

  /** As whom a command is run: makes another command of it. */
  @FunctionalInterface
  interface Caller {
    List<String> of(List<String> command) throws IOException;
  }

  private record Outage(Instant until, String sentence) {}

  Dialogue dialogue() {
    return dialogue;
  }

  /** What is known to keep jobs from being submitted, without asking anybody. */
  List<String> complaints() {
    return host.complaint(dialogue.commands()).stream().toList();
  }

  /** Puts a job in the queue. */
  String submit(Dialogue.Order order, Caller caller) throws JobRefused, IOException {
    try {
      if (!submitters.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException("all submissions at once that are allowed are under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server is stopping");
    }
    try {
      return dialogue.submitted(ask(caller.of(dialogue.submit(order))));
    } finally {
      submitters.release();
    }
  }

  /** A listing that was begun at that time or later. */
  Listing listing(Instant since) throws IOException {
    return listing.since(since);
  }

  private Listing list() throws IOException {
    var answer = ask(dialogue.list());
    if (!dialogue.isListing(answer)) {
      throw away(answer.complaint());
    }
    return Listing.of(dialogue.listed(answer.out()));
  }

  /** One that will never start with what its manager has to say of that; it is asked once. */
  Sighting explained(Sighting seen) throws IOException {
    var command = dialogue.explain(seen.id());
    if (command.isEmpty()
        || seen.fate() != Fate.WAITS
        || dialogue.cause(seen).filter(Cause.NEVER::equals).isEmpty()) {
      return seen;
    }
    var known = explanations.get(seen.id());
    if (known == null) {
      known = dialogue.explanation(ask(command.get()).out());
      explanations.put(seen.id(), known);
    }
    return seen.explained(known);
  }

  /** What the manager remembers of jobs that no listing has; empty when it remembers none. */
  Optional<Map<String, Sighting>> history(Collection<String> ids) throws IOException {
    var command =
        ids.isEmpty() ? Optional.<List<String>>empty() : dialogue.history(Set.copyOf(ids));
    if (command.isEmpty()) {
      return Optional.empty();
    }
    var answer = ask(command.get());
    return answer.ok()
        ? Optional.of(
            dialogue.past(answer).stream()
                .collect(Collectors.toMap(Sighting::id, s -> s, (one, other) -> other)))
        : Optional.empty();
  }

  /** Cancels a job; that it worked shows in the next listing. */
  void cancel(String id, Caller caller) throws IOException {
    ask(caller.of(dialogue.cancel(id)));
  }

  private Answer ask(List<String> command) throws IOException {
    var away = outage;
    if (clock.instant().isBefore(away.until())) {
      throw new IOException(away.sentence());
    }
    try {
      return host.run(command);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw away(e.getMessage());
    }
  }

  private IOException away(String sentence) {
    outage = new Outage(clock.instant().plus(PAUSE), sentence);
    return new IOException(sentence);
  }

  @Override
  public void close() {
    host.close();
  }
}
