package org.example;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.abell.runner.*;

/** Runs jobs by the site's own commands: site-submit NAME SCRIPT, site-list, site-cancel NAME. */
public final class BatchRunner implements Runner {

  public static final class Provider implements RunnerProvider {
    public String name() { return "batch"; }
    public Runner runner(RunnerSetup setup) {
      return new BatchRunner(setup.plugin().params().text("commands").orElse("/usr/bin"));
    }
  }

  private final String commands;

  BatchRunner(String commands) { this.commands = commands; }

  public RunState.Alive start(RunnerJob job) throws JobRefused, IOException {
    var answer = run("site-submit", job.token(), job.directory().jobScript().toString());
    if (answer.startsWith("refused")) throw new JobRefused("The site's batch system says: " + answer.strip());
    return new RunState.Waiting(job.token());
  }

  public Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs) throws IOException {
    var listed = new HashMap<String, String>();
    run("site-list").lines().forEach(line -> listed.put(line.split(" ")[0], line.split(" ")[1]));
    var states = new HashMap<RunnerJob, RunState>();
    for (var job : jobs) {
      var code = job.directory().exitCode();
      if (code.isPresent()) states.put(job, new RunState.Ended(code.getAsInt()));
      else if (!listed.containsKey(job.token())) states.put(job, new RunState.NotStarted());
      else if (listed.get(job.token()).equals("runs")) states.put(job, new RunState.Running(job.token()));
      else states.put(job, new RunState.Waiting(job.token()));
    }
    return states;
  }

  public boolean stop(RunnerJob job) throws IOException {
    run("site-cancel", job.token());
    return run("site-list").lines().noneMatch(line -> line.startsWith(job.token() + " "));
  }

  private String run(String command, String... words) throws IOException {
    var line = new java.util.ArrayList<>(java.util.List.of(commands + "/" + command));
    line.addAll(java.util.List.of(words));
    var process = new ProcessBuilder(line).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes());
  }
}
