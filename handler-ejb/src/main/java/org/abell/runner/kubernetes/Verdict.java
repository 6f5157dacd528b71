package org.abell.runner.kubernetes;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.resubmission.Failure;
import org.abell.runner.RunState;
import org.abell.runner.cluster.BatchFiles;

/**
 * How a job fares, from what Kubernetes shows of it and what lies in its folder. That Kubernetes
 * killed it for its memory or its time goes before its exit code; that its node failed does not go
 * before a good end.
 */
record Verdict(String name, BatchFiles files) {

  /** From here on, an exit code says that the job was killed, but not by whom. */
  private static final int KILLED = 128;

  /** Empty while its exit code is waited for. */
  Optional<RunState> of(Sighting seen) throws IOException {
    if (seen.isGone()) {
      return gone();
    }
    if (seen.outOfMemory()) {
      return failed(
          Failure.MEMORY_LIMIT_REACHED, "It needed more memory than its destination gives.");
    }
    if (seen.outOfTime()) {
      return failed(Failure.WALLTIME_REACHED, "It reached the walltime of its destination.");
    }
    return seen.finished() ? finished(seen) : Optional.of(alive(seen));
  }

  private RunState alive(Sighting seen) {
    var pod = seen.runningAs();
    return pod.isPresent() || seen.job().isEmpty()
        ? new RunState.Running(name)
        : new RunState.Waiting(name);
  }

  private Optional<RunState> finished(Sighting seen) throws IOException {
    var code = files.exitCode();
    var disruption = seen.disruption();
    if (disruption.isPresent() && code.orElse(1) != 0) {
      return Optional.of(
          new RunState.Interrupted("Kubernetes broke it off: %s.".formatted(disruption.get())));
    }
    if (code.isEmpty() && !files.claimed() && seen.hasEndedBadly()) {
      return failed(
          Failure.UNKNOWN, "Kubernetes could not start its script: %s.".formatted(seen.words()));
    }
    return ended(code);
  }

  /**
   * There is no object any more: it was deleted by somebody, or removed a while after its end. Or
   * it was never there.
   */
  private Optional<RunState> gone() throws IOException {
    var code = files.exitCode();
    if (code.isPresent() && code.getAsInt() >= KILLED) {
      return failed(
          Failure.UNKNOWN,
          "It was deleted at Kubernetes, and killed with that (exit code %d)."
              .formatted(code.getAsInt()));
    }
    if (code.isEmpty() && !wasThere()) {
      return Optional.of(new RunState.NotStarted());
    }
    return ended(code);
  }

  /** Whether Kubernetes had it, as far as that was written down. */
  private boolean wasThere() throws IOException {
    return files.claimed() || files.submittedAs().isPresent();
  }

  private static Optional<RunState> ended(OptionalInt code) {
    return code.isPresent() ? Optional.of(new RunState.Ended(code.getAsInt())) : Optional.empty();
  }

  private static Optional<RunState> failed(Failure failure, String sentence) {
    return Optional.of(new RunState.Failed(failure, sentence));
  }
}
