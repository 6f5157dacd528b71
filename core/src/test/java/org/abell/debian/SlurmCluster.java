package org.abell.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Slurm of Debian's packages in a folder, for as long as a test class runs. */
public final class SlurmCluster implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Path script;
  private final int controllerPort;
  private final int nodePort;

  private SlurmCluster(Path folder, Path script, int controllerPort, int nodePort) {
    this.folder = folder;
    this.script = script;
    this.controllerPort = controllerPort;
    this.nodePort = nodePort;
  }

  /** Starts one, installing it first where it is missing and that is possible. */
  public static SlurmCluster start() {
    for (var program : List.of("slurmctld", "slurmd", "munged", "sbatch")) {
      DebianPackages.program(program, "slurm-wlm", "munge");
    }
    try {
      // Munge wants no folder above its socket that others may write to, unless it is sticky.
      var folder = Files.createTempDirectory("slurm");
      var script = folder.resolve("slurm.sh");
      try (var text = SlurmCluster.class.getResourceAsStream("slurm.sh")) {
        Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
      }
      var cluster = new SlurmCluster(folder, script, freePorts(1), freePorts(2));
      cluster.act("start");
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What clients find it by. */
  public Path configuration() {
    return folder.resolve("slurm.conf");
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

  /** Runs one of Slurm's commands, and gives what it prints. */
  public String run(String... command) {
    return run(List.of(command));
  }

  @Override
  public void close() {
    run("scancel", "--me", "--signal=KILL");
    act("stop");
    run("rm", "-r", folder.toString());
  }

  private void act(String action) {
    run(List.of("bash", script.toString(), action, folder.toString()));
  }

  private String run(List<String> command) {
    try {
      var output = Files.createTempFile("slurm", ".out");
      var builder =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder
          .environment()
          .putAll(
              java.util.Map.of(
                  "SLURM_CONF", configuration().toString(),
                  "CONTROLLER_PORT", Integer.toString(controllerPort),
                  "NODE_PORT", Integer.toString(nodePort)));
      var process = builder.start();
      var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      var text = Files.readString(output);
      Files.delete(output);
      if (!ended || process.exitValue() != 0 && command.get(0).equals("bash")) {
        throw new IllegalStateException(String.join(" ", command) + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first of so many neighbouring ports that are free. */
  private static int freePorts(int count) throws IOException {
    while (true) {
      var sockets = new ServerSocket[count];
      try {
        sockets[0] = new ServerSocket(0);
        for (int i = 1; i < count; i++) {
          sockets[i] = new ServerSocket(sockets[0].getLocalPort() + i);
        }
        return sockets[0].getLocalPort();
      } catch (java.net.BindException e) {
        // The neighbour is taken: elsewhere, then.
      } finally {
        for (var socket : Arrays.stream(sockets).filter(s -> s != null).toList()) {
          socket.close();
        }
      }
    }
  }
}
