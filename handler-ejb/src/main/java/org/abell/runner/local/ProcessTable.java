package org.abell.runner.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The processes of this host as Linux's {@code /proc} shows them (proc_pid_stat(5)). A zombie
 * counts as dead here, which it does not for {@link ProcessHandle}.
 */
final class ProcessTable {

  private static final Path PROC = Path.of("/proc");
  private static final int STATE = 0;
  private static final int SESSION = 3;
  private static final int START_TICKS = 19;

  private ProcessTable() {}

  /**
   * A living process.
   *
   * @param startTicks when it started, counted from the boot: with the boot's id it tells a process
   *     from a later one of the same number
   */
  record Entry(long pid, long session, long startTicks) {}

  /** Changes with every start of the machine. */
  static String bootId() throws IOException {
    return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
  }

  /** The name that bash calls HOSTNAME. */
  static String hostName() throws IOException {
    return Files.readString(PROC.resolve("sys/kernel/hostname")).strip();
  }

  /** The process of that number, if it lives. */
  static Optional<Entry> find(long pid) {
    return read("stat", pid).flatMap(text -> entry(pid, text));
  }

  /** All living processes that the condition holds for. */
  static List<Entry> all(Predicate<Entry> condition) throws IOException {
    try (var directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
      var found = new ArrayList<Entry>();
      for (var directory : directories) {
        find(Long.parseLong(directory.getFileName().toString()))
            .filter(condition)
            .ifPresent(found::add);
      }
      return found;
    }
  }

  /** Whether the process was started with this variable, as {@code NAME=value}. */
  static boolean hasVariable(Entry process, String variable) {
    return read("environ", process.pid())
        .map(text -> ("\0" + text).contains("\0" + variable + "\0"))
        .orElse(false);
  }

  /** Whether the process runs the program of that name, which it may have chosen itself. */
  static boolean isNamed(Entry process, String name) {
    return read("comm", process.pid()).map(text -> text.strip().equals(name)).orElse(false);
  }

  /** Sends TERM or KILL, if the number still belongs to this very process. */
  static void signal(Entry process, boolean kill) {
    var handle = ProcessHandle.of(process.pid());
    // The handle is bound to the process that has the number now; is that the one meant?
    if (handle.isPresent() && find(process.pid()).filter(process::equals).isPresent()) {
      if (kill) {
        handle.get().destroyForcibly();
      } else {
        handle.get().destroy();
      }
    }
  }

  private static Optional<Entry> entry(long pid, String stat) {
    // The command's name may hold blanks and brackets; it ends at the last bracket.
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    var dead = fields[STATE].equals("Z") || fields[STATE].equals("X");
    return dead
        ? Optional.empty()
        : Optional.of(
            new Entry(pid, Long.parseLong(fields[SESSION]), Long.parseLong(fields[START_TICKS])));
  }

  private static Optional<String> read(String name, long pid) {
    try {
      var bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve(name));
      return bytes.length == 0
          ? Optional.empty()
          : Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // It has ended meanwhile, or belongs to somebody else.
      return Optional.empty();
    }
  }
}
