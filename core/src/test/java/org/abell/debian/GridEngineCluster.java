package org.abell.debian;

import java.util.List;
import java.util.Map;

/** A real Grid Engine of Debian's packages in a folder, for as long as a test class runs. */
public final class GridEngineCluster extends ScriptedService {

  private final Map<String, String> environment;

  private GridEngineCluster() {
    super("gridengine");
    var port = freePorts(2);
    environment =
        Map.of(
            "SGE_ROOT", folder().resolve("root").toString(),
            "SGE_CELL", "default",
            "SGE_QMASTER_PORT", Integer.toString(port),
            "SGE_EXECD_PORT", Integer.toString(port + 1));
  }

  /** Starts one, installing it first where it is missing and that is possible. */
  public static GridEngineCluster start() {
    for (var program : List.of("sge_qmaster", "sge_execd", "qsub")) {
      DebianPackages.program(program, "gridengine-master", "gridengine-exec", "gridengine-client");
    }
    var cluster = new GridEngineCluster();
    cluster.act("start");
    return cluster;
  }

  /** What clients find it by. */
  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public void close() {
    run("qdel", "-u", System.getProperty("user.name"));
    act("stop");
    remove();
  }
}
