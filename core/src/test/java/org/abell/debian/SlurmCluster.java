package org.abell.debian;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Slurm of Debian's packages in a folder, for as long as a test class runs. */
public final class SlurmCluster extends ScriptedService {

  private static final int USUAL_SECONDS = 300;

  private final Map<String, String> environment;

  private SlurmCluster(int remembersSeconds) {
    super("slurm");
    environment =
        Map.of(
            "SLURM_CONF", configuration().toString(),
            "CONTROLLER_PORT", Integer.toString(freePorts(1)),
            "NODE_PORT", Integer.toString(freePorts(2)),
            "MIN_JOB_AGE", Integer.toString(remembersSeconds));
  }

  /** Starts one, installing it first where it is missing and that is possible. */
  public static SlurmCluster start() {
    return start(USUAL_SECONDS);
  }

  /** One whose listing has jobs that ended no longer than about so many seconds. */
  public static SlurmCluster start(int remembersSeconds) {
    for (var program : List.of("slurmctld", "slurmd", "munged", "sbatch")) {
      DebianPackages.program(program, "slurm-wlm", "munge");
    }
    var cluster = new SlurmCluster(remembersSeconds);
    cluster.act("start");
    return cluster;
  }

  @Override
  Map<String, String> environment() {
    return environment;
  }

  /** What clients find it by. */
  public Path configuration() {
    return folder().resolve("slurm.conf");
  }

  /** A runner of this cluster in YAML. */
  public String runner() {
    return "{load: slurm, env_SLURM_CONF: %s}".formatted(configuration());
  }

  /** Ends the controller in good order; nodes and jobs go on. */
  public void stopController() {
    act("controller-stop");
  }

  /** Ends the controller as a power cut does. */
  public void killController() {
    act("controller-kill");
  }

  public void startController() {
    act("controller-start");
  }

  @Override
  public void close() {
    run("scancel", "--me", "--signal=KILL");
    act("stop");
    remove();
  }
}
