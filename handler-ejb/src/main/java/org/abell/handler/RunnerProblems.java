package org.abell.handler;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** What is wrong with the runners of this handler: who reports for the server looks at it. */
@ApplicationScoped
public class RunnerProblems {

  private static final Logger LOG = Logger.getLogger(RunnerProblems.class);

  private final AtomicReference<List<String>> last = new AtomicReference<>(List.of());

  /** All of them, at present; what is new goes to the log, too. */
  void tell(List<String> problems) {
    var before = last.getAndSet(List.copyOf(problems));
    var fresh = new HashSet<>(problems);
    before.forEach(fresh::remove);
    fresh.forEach(LOG::warn);
    if (problems.isEmpty() && !before.isEmpty()) {
      LOG.info("nothing is known to keep the runners from working any more");
    }
  }

  /** All of them as one text; empty when there is none. */
  public Optional<String> problem() {
    return Optional.of(String.join(" ", last.get())).filter(text -> !text.isEmpty());
  }
}
