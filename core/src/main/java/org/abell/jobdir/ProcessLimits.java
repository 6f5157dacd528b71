package org.abell.jobdir;

import java.util.OptionalInt;
import org.abell.jobconf.Params;

/**
 * What each process of a tool may use, as the shell's {@code ulimit} enforces it. An empty one is
 * no limit.
 *
 * @param cpuSeconds time of the processor; a process that goes on gets SIGXCPU
 * @param memoryMb address space; a process that wants more does not get it
 * @param fileSizeMb largest file; a process that writes on gets SIGXFSZ
 * @param processes how many of the job there may be at once
 * @param openFiles how many files it may hold open
 */
public record ProcessLimits(
    OptionalInt cpuSeconds,
    OptionalInt memoryMb,
    OptionalInt fileSizeMb,
    OptionalInt processes,
    OptionalInt openFiles) {

  /** None at all. */
  public static final ProcessLimits NONE = of(Params.NONE);

  // A process that does not heed the signal is ended by the kernel this many seconds later.
  private static final int GRACE_SECONDS = 5;

  /** Those that the parameters of a destination name. */
  public static ProcessLimits of(Params params) {
    return new ProcessLimits(
        params.number("limit_cpu_seconds"),
        params.number("limit_memory_mb"),
        params.number("limit_file_size_mb"),
        params.number("limit_processes"),
        params.number("limit_open_files"));
  }

  /** Lines of a shell whose processes are to be limited; a lower limit of the host's stays. */
  String lines() {
    var lines = new StringBuilder();
    cpuSeconds.ifPresent(
        n ->
            lines
                .append("ulimit -S -t %d 2> /dev/null\n".formatted(n))
                .append("ulimit -H -t %d 2> /dev/null\n".formatted(n + GRACE_SECONDS)));
    memoryMb.ifPresent(n -> lines.append(line("v", n * 1024L)));
    fileSizeMb.ifPresent(n -> lines.append(line("f", n * 1024L)));
    processes.ifPresent(n -> lines.append(line("u", n)));
    openFiles.ifPresent(n -> lines.append(line("n", n)));
    return lines.toString();
  }

  private static String line(String what, long most) {
    return "ulimit -%s %d 2> /dev/null\n".formatted(what, most);
  }
}
