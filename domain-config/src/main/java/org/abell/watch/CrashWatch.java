package org.abell.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.abell.watch.HostController.Answer;

/**
 * Starts the servers of one host again that ended without an order. It reads what the process
 * controller writes, and asks the host controller to start; both may be away for a while.
 */
public final class CrashWatch implements Runnable, AutoCloseable {

  private static final Duration ROUND = Duration.ofMillis(500);

  /** Until the host controller is asked again that did not answer. */
  private static final Duration ABSENCE = Duration.ofSeconds(5);

  private final HostController host;
  private final Watch watch;
  private final ProcessLog log;
  private final Path statusFile;
  private final Clock clock;
  private final Consumer<String> teller;
  private List<String> status = List.of();
  private String trouble = "";
  private boolean past = true;
  private Thread thread = Thread.currentThread();

  private CrashWatch(WatchSettings settings, Clock clock, Consumer<String> teller) {
    this.host = new HostController(settings.home(), settings.address(), settings.host());
    this.watch = new Watch(settings.patience());
    this.log = new ProcessLog(settings.base().resolve("log/process-controller.log"));
    this.statusFile = settings.base().resolve("log/abell-watch.status");
    this.clock = clock;
    this.teller = teller;
  }

  /** To be run by the caller's thread. */
  static CrashWatch of(WatchSettings settings, Clock clock, Consumer<String> teller) {
    return new CrashWatch(settings, clock, teller);
  }

  /** Watches beside the caller until it is closed. */
  public static CrashWatch start(WatchSettings settings, Clock clock, Consumer<String> teller) {
    var watch = new CrashWatch(settings, clock, teller);
    watch.thread = new Thread(watch, "crash-watch");
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  @Override
  public void run() {
    try (log) {
      while (!Thread.currentThread().isInterrupted()) {
        round();
        Thread.sleep(ROUND.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      tell("The log of the process controller could not be closed: " + e);
    }
  }

  private void round() throws InterruptedException {
    try {
      for (var event : log.read()) {
        var said = watch.apply(event);
        if (!past) {
          said.ifPresent(teller);
        }
      }
      past = false;
      write();
    } catch (IOException e) {
      // A full disk or a folder that is not there yet: the next round tries again.
      tell("The files of the domain cannot be used: " + e);
    }
    for (var server : watch.due(clock.instant())) {
      start(server);
    }
  }

  private void start(WatchedServer server) throws InterruptedException {
    teller.accept(server.name() + " is started again.");
    // Before the answer: the log may be ahead of it.
    server.starting(clock.instant());
    conclude(server, host.start(server.name()));
  }

  private void conclude(WatchedServer server, Answer answer) {
    var now = clock.instant();
    switch (answer.outcome()) {
      case DONE -> trouble = "";
      case REFUSED -> teller.accept(server.refused(answer.reason(), now));
      case UNREACHABLE -> {
        server.postpone(now.plus(ABSENCE), now);
        tell("The host controller does not answer: " + answer.reason());
      }
    }
  }

  /** Once, not every round. */
  private void tell(String text) {
    if (!text.equals(trouble)) {
      trouble = text;
      teller.accept(text);
    }
  }

  private void write() throws IOException {
    var now = watch.status();
    if (now.equals(status) || !Files.isDirectory(statusFile.getParent())) {
      return;
    }
    var draft = statusFile.resolveSibling(statusFile.getFileName() + ".new");
    Files.write(draft, now);
    Files.move(draft, statusFile, StandardCopyOption.ATOMIC_MOVE);
    status = now;
  }

  /** Ends it; a start that is under way is not waited for. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
