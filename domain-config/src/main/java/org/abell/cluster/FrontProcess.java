package org.abell.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a front. */
final class FrontProcess {

  private static final int OK = 200;
  private static final long PAUSE_MILLIS = 200;
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int END_SECONDS = 10;

  private final Process process;
  private final FrontPlan plan;

  private FrontProcess(Process process, FrontPlan plan) {
    this.process = process;
    this.plan = plan;
  }

  static FrontProcess start(List<String> command, FrontPlan plan) {
    // A session of its own: Ctrl-C is for the launcher alone.
    var detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(command);
    var output = plan.folder().resolve("log/output.log").toFile();
    try {
      var builder = new ProcessBuilder(detached).redirectErrorStream(true).redirectOutput(output);
      return new FrontProcess(builder.start(), plan);
    } catch (IOException e) {
      throw new UncheckedIOException(command.get(0) + " cannot be started", e);
    }
  }

  /** Waits until a web server answers through it. */
  void awaitReady(URI address) {
    var http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
    var request =
        HttpRequest.newBuilder(URI.create(address + "/health/ready")).timeout(ANSWER).build();
    var end = System.nanoTime() + START.toNanos();
    var last = "no answer";
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new ClusterException("The front ended at its start: " + said());
      }
      try {
        var answer = http.send(request, BodyHandlers.ofString());
        // With TLS this port only leads to the other.
        if (answer.statusCode() == OK || plan.tls().isPresent()) {
          return;
        }
        last = "HTTP " + answer.statusCode();
      } catch (IOException e) {
        last = "no answer";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterException("The start was interrupted.", e);
      }
      pause();
    }
    throw new ClusterException("The front is not ready: %s. %s".formatted(last, said()));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("The start was interrupted.", e);
    }
  }

  private String said() {
    var text = new StringBuilder();
    for (var file : List.of(plan.folder().resolve("log/output.log"), plan.log())) {
      try {
        text.append(Files.exists(file) ? Files.readString(file) : "");
      } catch (IOException e) {
        text.append(e.getMessage());
      }
    }
    return text.toString().strip();
  }

  /** Sends a signal to the program's first process. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("kill cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void end() {
    end(process.toHandle());
  }

  /** Ends the front that a killed launcher has left behind in this folder. */
  static boolean endOrphan(Path pidFile) {
    try {
      if (!Files.exists(pidFile)) {
        return false;
      }
      var found =
          ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
              .filter(p -> isOf(p, pidFile.getParent().getParent()));
      found.ifPresent(FrontProcess::end);
      return found.isPresent();
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  // The number may belong to somebody else by now; nginx writes its arguments anew, joined by
  // spaces.
  private static boolean isOf(ProcessHandle process, Path folder) {
    return String.join(" ", Processes.strings(process, "cmdline"))
        .contains(folder.resolve("front.conf").toString());
  }

  private static void end(ProcessHandle process) {
    var children = process.descendants().toList();
    process.destroy();
    try {
      process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
