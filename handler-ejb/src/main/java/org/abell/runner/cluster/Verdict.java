package org.abell.runner.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.abell.job.QueueReason;
import org.abell.resubmission.Failure;
import org.abell.runner.RunState;

/**
 * How a job fares, from what its manager says and what lies in its folder. What the manager says of
 * an end that it brought about goes before the exit code: a job that ran out of memory may have
 * ended with 0. Everything else is told by the exit code.
 */
final class Verdict {

  /** From here on, an exit code says that the job was killed, but not by whom. */
  private static final int KILLED = 128;

  private final Dialogue dialogue;
  private final BatchFiles files;

  Verdict(Dialogue dialogue, BatchFiles files) {
    this.dialogue = dialogue;
    this.files = files;
  }

  /** Which of several jobs of the same token is meant: the one that ran, else one that may. */
  Optional<Sighting> choose(List<Sighting> seen) throws IOException {
    var given = id();
    return seen.stream()
        .filter(s -> given.filter(s.id()::equals).isPresent())
        .findFirst()
        .or(() -> seen.stream().filter(s -> s.fate().alive()).findFirst())
        .or(() -> seen.stream().filter(s -> given.isEmpty()).findFirst());
  }

  /** Whether it waits to run what has run already, or runs as another. */
  boolean isSpare(Sighting copy) throws IOException {
    var ran = files.claimedBy();
    return copy.fate() == Fate.WAITS
        && (files.exitCode().isPresent() || ran.isPresent() && !ran.get().equals(copy.id()));
  }

  /** Of a job that the manager has; empty while its exit code is waited for. */
  Optional<RunState> of(Sighting sighting) throws IOException {
    return switch (sighting.fate()) {
      case WAITS -> Optional.of(waiting(sighting));
      case RUNS -> Optional.of(new RunState.Running(sighting.id()));
      case ENDED -> ended();
      case CANCELLED -> files.isForgotten() ? ended() : Optional.of(failed(Fate.CANCELLED));
      case OUT_OF_TIME, OUT_OF_MEMORY -> Optional.of(failed(sighting.fate()));
      case INTERRUPTED ->
          Optional.of(
              new RunState.Interrupted(
                  "%s broke it off: %s.".formatted(dialogue.manager(), sighting.words())));
    };
  }

  /** Of a job that no listing has, and whose fate is not known from elsewhere. */
  Optional<RunState> unseen() throws IOException {
    if (!hasEvidence()) {
      return Optional.of(new RunState.NotStarted());
    }
    return ended();
  }

  /** Whether it is worth asking for its history: its exit code does not tell all. */
  boolean isUnclear() throws IOException {
    var code = files.exitCode();
    return hasEvidence() && (code.isEmpty() || code.getAsInt() >= KILLED);
  }

  /** Its number, where it has one. */
  Optional<String> id() throws IOException {
    var ran = files.claimedBy();
    return ran.isPresent() ? ran : files.submittedAs();
  }

  private boolean hasEvidence() throws IOException {
    return files.claimed() || files.submittedAs().isPresent();
  }

  private Optional<RunState> ended() throws IOException {
    var code = files.exitCode();
    if (code.isPresent() && code.getAsInt() < KILLED) {
      return Optional.of(new RunState.Ended(code.getAsInt()));
    }
    Optional<RunState> written = dialogue.written(files.logged()).map(this::failed);
    return written.isPresent() || code.isEmpty()
        ? written
        : Optional.of(new RunState.Ended(code.getAsInt()));
  }

  /** A manager that lost its mind in a crash may list one as waiting that has run to its end. */
  private RunState waiting(Sighting sighting) throws IOException {
    var code = files.exitCode();
    if (code.isPresent()) {
      return new RunState.Ended(code.getAsInt());
    }
    return files.claimed()
        ? new RunState.Running(sighting.id())
        : new RunState.Waiting(sighting.id(), reason(sighting));
  }

  private Optional<QueueReason> reason(Sighting sighting) {
    return dialogue
        .cause(sighting)
        .map(cause -> cause.reason(dialogue.manager(), sighting.words()));
  }

  private RunState failed(Fate fate) {
    if (fate == Fate.OUT_OF_TIME) {
      return new RunState.Failed(
          Failure.WALLTIME_REACHED, "It reached the walltime of its destination.");
    }
    return fate == Fate.OUT_OF_MEMORY
        ? new RunState.Failed(
            Failure.MEMORY_LIMIT_REACHED, "It needed more memory than its destination gives.")
        : new RunState.Failed(
            Failure.UNKNOWN, "It was cancelled at %s.".formatted(dialogue.manager()));
  }
}
