package org.abell.runner.cluster;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;
import org.abell.jobdir.JobDirectory;
import org.abell.runner.RunnerJob;
import org.abell.runner.RunnerSetup;

/** A handler of its own process that submits one job, and is killed before it hears of it. */
public final class DyingSubmitter {

  private DyingSubmitter() {}

  /** The arguments are token, job directory, its number, Slurm's configuration and the PATH. */
  public static void main(String[] arguments) throws Exception {
    var number = Long.parseLong(arguments[2]);
    var params = new LinkedHashMap<String, ParamValue>();
    Map.of("env_SLURM_CONF", arguments[3], "env_PATH", arguments[4])
        .forEach((name, text) -> params.put(name, new ParamValue.Text(text)));
    var plugin = new RunnerPlugin("slurm", "slurm", RunnerKind.SLURM, 1, new Params(params));
    var directory = new JobDirectory(Path.of(arguments[1]), number);
    new ClusterRunner(new RunnerSetup(plugin, Clock.systemUTC(), ended -> {}))
        .start(new RunnerJob("slurm", arguments[0], directory));
    throw new IllegalStateException("was to be killed before it had an answer");
  }
}
