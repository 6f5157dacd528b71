package org.abell.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a cluster on this machine: the servers, known by a variable in their environment
 * that every child inherits, and the jobs they started. Also those of a launcher that was killed.
 */
final class Processes {

  /** The variable; its value is the cluster's folder. */
  static final String MARK = "ABELL_CLUSTER";

  private static final Path PROC = Path.of("/proc");

  private static final String JOB_MARK = "ABELL_JOB=";

  private final Path home;
  private final String marked;

  Processes(Path home) {
    this.home = home;
    this.marked = MARK + "=" + home;
  }

  /** All that live. */
  List<ProcessHandle> all() {
    return ProcessHandle.allProcesses().filter(this::isMarked).toList();
  }

  /** The one that was started with this argument. */
  Optional<ProcessHandle> having(String argument) {
    return all().stream()
        .filter(process -> strings(process, "cmdline").contains(argument))
        .filter(process -> strings(process, "cmdline").get(0).endsWith("java"))
        .findFirst();
  }

  private boolean isMarked(ProcessHandle process) {
    var environment = strings(process, "environ");
    return environment.contains(marked)
        || environment.stream().anyMatch(v -> v.startsWith(JOB_MARK)) && worksAtHome(process);
  }

  /** Jobs see nothing of the servers' environment; they are known by where they work. */
  private boolean worksAtHome(ProcessHandle process) {
    try {
      var folder = PROC.resolve(Long.toString(process.pid())).resolve("cwd").toRealPath();
      return folder.startsWith(home.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  /** Parts of a file under /proc that are ended by a zero; empty for a process of somebody else. */
  static List<String> strings(ProcessHandle process, String file) {
    try {
      var bytes = Files.readAllBytes(PROC.resolve(Long.toString(process.pid())).resolve(file));
      return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Asks all to end, and ends those that do not within the time. */
  void end(Duration patience) {
    var processes = all();
    processes.forEach(ProcessHandle::destroy);
    await(processes, patience);
    all().forEach(ProcessHandle::destroyForcibly);
    await(processes, patience);
  }

  private static void await(List<ProcessHandle> processes, Duration patience) {
    var ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends)
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
