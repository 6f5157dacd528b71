package org.abell.runner.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.abell.account.SystemAccount;
import org.abell.isolation.Confined;
import org.abell.isolation.Confinement;
import org.abell.jobconf.Isolation;
import org.abell.jobdir.JobDirectory;
import org.abell.process.Processes;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.abell.runner.realuser.UserHelper;
import org.abell.runner.realuser.UserHelper.Signal;
import org.jboss.logging.Logger;

/**
 * Runs jobs as processes of this host. Each gets a supervisor in a session of its own, which writes
 * down who it is before the job starts and the exit code after it; that is all that a later handler
 * needs to go on.
 *
 * <p>The variable {@code ABELL_JOB} marks all that belongs to a job, so that stopping finds even
 * what left the session.
 */
public final class LocalRunner implements Runner {

  private static final Logger LOG = Logger.getLogger(LocalRunner.class);

  /** How long a job has between the polite request and the kill. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final String MARK = "ABELL_JOB";
  private static final String SCRIPT_NAME = "supervisor.sh";
  private static final String SCRIPT = script();
  static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /**
   * What jobs run in: bubblewrap, the clients of container engines, and what podman has beside each
   * container. The job's script asks the engine for a stop, so a client sees the tool's own end.
   */
  private static final List<String> AROUND = List.of("bwrap", "conmon", "docker", "podman");

  private final Clock clock;
  private final Consumer<RunnerJob> ended;
  private final Sandbox sandbox;
  private final UserHelper helper;
  private final Map<String, Process> mine = new ConcurrentHashMap<>();
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();

  /** A runner of a server with the helper in its usual place. */
  LocalRunner(Clock clock, Consumer<RunnerJob> ended, Sandbox sandbox) {
    this(clock, ended, sandbox, new UserHelper(UserHelper.USUAL));
  }

  /**
   * A runner that tells at once when a job that it started itself has ended.
   *
   * @param ended is called in a thread of the JDK and must not wait; jobs of an earlier handler are
   *     not told, so look at them now and then
   * @param sandbox isolates the jobs that are to be
   * @param helper starts and stops the jobs that run as their users
   */
  public LocalRunner(Clock clock, Consumer<RunnerJob> ended, Sandbox sandbox, UserHelper helper) {
    this.clock = clock;
    this.ended = ended;
    this.sandbox = sandbox;
    this.helper = helper;
  }

  @Override
  public RunState.Running start(RunnerJob job) throws JobRefused, IOException {
    Process process;
    try {
      process = supervise(job);
    } catch (IOException e) {
      if (SystemAccount.of(job.directory()).isPresent()) {
        // That others can be asked to run it is set up outside of here, and may be mended.
        throw e;
      }
      throw new JobRefused("The job could not be started: " + e.getMessage(), e);
    }
    mine.put(job.token(), process);
    process.onExit().thenRun(() -> ended.accept(job));
    return new RunState.Running(Long.toString(process.pid()));
  }

  private Process supervise(RunnerJob job) throws JobRefused, IOException {
    var directory = job.directory();
    var script = directory.root().resolve(SCRIPT_NAME);
    directory.write(script, SCRIPT);
    for (var part : Confined.values()) {
      confine(directory, part);
    }
    var account = SystemAccount.of(directory);
    if (account.isPresent()) {
      helper.give(account.get(), directory);
      var command = helper.run(account.get(), directory, job.token());
      return Processes.startSession(command, environment(job), directory.root());
    }
    return Processes.startSession(
        List.of(
            "/bin/bash",
            script.toString(),
            job.token(),
            directory.root().toString(),
            Long.toString(directory.jobId())),
        environment(job),
        directory.root());
  }

  /**
   * Supervisor and script isolate what has the file; it holds arguments that end with NUL.
   *
   * @throws JobRefused when it must not run without, and this host cannot do it
   */
  private void confine(JobDirectory directory, Confined part) throws JobRefused, IOException {
    var file = directory.root().resolve(part.arguments());
    var confinement = Confinement.of(directory, part);
    if (confinement.isolation() != Isolation.OFF) {
      // Single files can only be made writable when they are there.
      for (var written : List.of(directory.metrics(), directory.exitCodeFile())) {
        Files.write(written, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }
    var arguments = sandbox.arguments(directory, confinement);
    if (arguments.isPresent()) {
      directory.write(file, String.join("\0", arguments.get()) + "\0");
    } else {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs) {
    var states = new LinkedHashMap<RunnerJob, RunState>();
    for (var job : jobs) {
      try {
        states.put(job, look(job));
      } catch (IOException | RuntimeException e) {
        // The others do not suffer.
        LOG.errorf(e, "%s: cannot be looked at", job.token());
      }
    }
    return states;
  }

  @Override
  public boolean stop(RunnerJob job) throws IOException {
    var now = clock.instant();
    var since = asked.get(job.token());
    var signal =
        since == null ? Signal.TERM : now.isBefore(since.plus(GRACE)) ? Signal.COUNT : Signal.KILL;
    var account = SystemAccount.of(job.directory());
    var left =
        account.isPresent()
            ? helper.kill(account.get(), job.directory(), job.token(), signal)
            : signal(job, signal);
    if (left == 0) {
      // Nothing that could end its container in good order is left.
      var gone = Containers.endOf(job.directory());
      if (gone) {
        forget(job);
      }
      return gone;
    }
    asked.putIfAbsent(job.token(), now);
    return false;
  }

  /** The whole session, and whatever else carries the job's mark. */
  private static int signal(RunnerJob job, Signal signal) throws IOException {
    var processes = processesOf(job);
    switch (signal) {
      case KILL -> processes.forEach(p -> ProcessTable.signal(p, true));
      // Without what is around it, a job would have no time to say goodbye.
      case TERM ->
          processes.stream()
              .filter(p -> AROUND.stream().noneMatch(name -> ProcessTable.isNamed(p, name)))
              .forEach(p -> ProcessTable.signal(p, false));
      case COUNT -> {}
    }
    return processes.size();
  }

  @Override
  public void forget(RunnerJob job) {
    mine.remove(job.token());
    asked.remove(job.token());
  }

  private RunState look(RunnerJob job) throws IOException {
    var directory = job.directory();
    var process = mine.get(job.token());
    if (process != null && process.isAlive()) {
      return new RunState.Running(Long.toString(process.pid()));
    }
    var supervisor = Supervisor.of(directory).filter(s -> s.token().equals(job.token()));
    if (supervisor.isPresent() && supervisor.get().alive()) {
      return new RunState.Running(Long.toString(supervisor.get().pid()));
    }
    // Only now that nothing writes any more: the supervisor may have ended between two looks.
    var code = directory.exitCode();
    if (supervisor.isPresent() && code.isPresent()) {
      endContainer(job);
      mine.remove(job.token());
      return new RunState.Ended(code.getAsInt());
    }
    return process == null && !Supervisor.claimed(directory)
        ? new RunState.NotStarted()
        : lost(job, supervisor);
  }

  /** Its script has done it, unless that was killed. */
  private static void endContainer(RunnerJob job) {
    try {
      Containers.endOf(job.directory());
    } catch (IOException e) {
      LOG.warnf("%s: its container may be left: %s", job.token(), e.getMessage());
    }
  }

  private RunState lost(RunnerJob job, Optional<Supervisor> supervisor) throws IOException {
    mine.remove(job.token());
    return new RunState.Lost(
        supervisor.isPresent()
            ? supervisor.get().loss()
            : "It could not be started in its directory.");
  }

  private static List<ProcessTable.Entry> processesOf(RunnerJob job) throws IOException {
    var leader = Supervisor.of(job.directory()).flatMap(LocalRunner::process);
    return ProcessTable.all(
        p ->
            leader.filter(l -> l.session() == p.session()).isPresent()
                || ProcessTable.hasVariable(p, MARK + "=" + mark(job)));
  }

  private static Optional<ProcessTable.Entry> process(Supervisor supervisor) {
    try {
      return supervisor.process();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> environment(RunnerJob job) {
    return Map.of("PATH", PATH, "LANG", "C.UTF-8", MARK, mark(job));
  }

  /** Another installation on this host has jobs of the same tokens, in other directories. */
  private static String mark(RunnerJob job) {
    return job.token() + ":" + job.directory().root();
  }

  private static String script() {
    try (var text = LocalRunner.class.getResourceAsStream(SCRIPT_NAME)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
