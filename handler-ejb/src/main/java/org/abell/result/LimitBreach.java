package org.abell.result;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.abell.jobdir.ProcessLimits;
import org.abell.resubmission.Failure;

/**
 * A limit that a tool ran into, as far as its exit code and its words tell: the kernel ends a
 * process for its time and its files by a signal, but only refuses it memory.
 */
record LimitBreach(Failure failure, String reason) {

  private static final int SIGXCPU = 128 + 24;
  private static final int SIGXFSZ = 128 + 25;
  private static final Pattern NO_MEMORY =
      Pattern.compile(
          "cannot allocate memory|out of memory|bad_alloc|MemoryError|memory exhausted"
              + "|OutOfMemory|could not reserve enough space",
          Pattern.CASE_INSENSITIVE);

  static Optional<LimitBreach> of(ProcessLimits limits, int exitCode, String stderr) {
    if (exitCode == SIGXCPU && limits.cpuSeconds().isPresent()) {
      return breach(
          Failure.WALLTIME_REACHED,
          "A process used more than the %d seconds of the processor that it may.",
          limits.cpuSeconds());
    }
    if (exitCode == SIGXFSZ && limits.fileSizeMb().isPresent()) {
      return breach(
          Failure.UNKNOWN,
          "A process wrote a file larger than the %d MB that it may.",
          limits.fileSizeMb());
    }
    if (exitCode != 0 && limits.memoryMb().isPresent() && NO_MEMORY.matcher(stderr).find()) {
      return breach(
          Failure.MEMORY_LIMIT_REACHED,
          "A process needed more than the %d MB of memory that it may have.",
          limits.memoryMb());
    }
    return Optional.empty();
  }

  private static Optional<LimitBreach> breach(Failure failure, String reason, OptionalInt limit) {
    return Optional.of(new LimitBreach(failure, reason.formatted(limit.getAsInt())));
  }
}
