package org.abell.debian;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Slurm of Debian's packages in a folder, for as long as a test class runs. */
public final class SlurmCluster extends ScriptedCluster {

  private final Map<String, String> environment;

  private SlurmCluster() {
    super("slurm");
    environment =
        Map.of(
            "SLURM_CONF", configuration().toString(),
            "CONTROLLER_PORT", Integer.toString(freePorts(1)),
            "NODE_PORT", Integer.toString(freePorts(2)));
  }

  /** Starts one, installing it first where it is missing and that is possible. */
  public static SlurmCluster start() {
    for (var program : List.of("slurmctld", "slurmd", "munged", "sbatch")) {
      DebianPackages.program(program, "slurm-wlm", "munge");
    }
    var cluster = new SlurmCluster();
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
