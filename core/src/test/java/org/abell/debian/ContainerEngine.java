package org.abell.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.junit.jupiter.api.Assertions;

/**
 * Docker with a daemon of its own, or podman, as root, each with an image made of nothing but
 * busybox. Where the tests themselves run in a container it may not be allowed to run any.
 */
public final class ContainerEngine implements AutoCloseable {

  /** The image that is there. */
  public static final String IMAGE = "abell-test:1";

  /** Where the tests themselves run in a container, more than this is not allowed. */
  public static final String LIMITS = "--ulimit nofile=1024:1024 --ulimit nproc=1024:1024";

  private static final List<String> PROGRAMS =
      List.of("sh", "cat", "ls", "id", "env", "touch", "true", "sleep", "seq", "rm", "ln");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, String> params;
  private final List<String> command;
  private final AutoCloseable end;

  private ContainerEngine(Map<String, String> params, List<String> command, AutoCloseable end) {
    this.params = params;
    this.command = command;
    this.end = end;
  }

  /** The engines that there are tests for. */
  public enum Kind {
    DOCKER,
    PODMAN
  }

  /** Starts one with all its files in a folder. */
  public static ContainerEngine start(Kind kind, Path folder) {
    var busybox = DebianPackages.file("/bin/busybox", "busybox-static");
    try {
      Files.createDirectories(folder);
      var engine = kind == Kind.DOCKER ? docker(folder) : podman(folder);
      engine.makeImage(busybox, folder);
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ContainerEngine podman(Path folder) throws IOException {
    var podman = DebianPackages.program("podman", "podman");
    var runc = DebianPackages.program("runc", "runc");
    var line =
        "#!/bin/sh\nexec %s --root %s/store --runroot %s/run --storage-driver vfs --runtime %s "
                .formatted(podman, folder, folder, runc)
            + "--cgroup-manager cgroupfs \"$@\"\n";
    var engine = Files.writeString(folder.resolve("engine"), line);
    Assertions.assertTrue(engine.toFile().setExecutable(true));
    return new ContainerEngine(
        Map.of("docker_cmd", engine.toString()),
        List.of(engine.toString()),
        () -> run(List.of(engine.toString(), "system", "reset", "--force")));
  }

  private static ContainerEngine docker(Path folder) throws IOException {
    var daemon = DebianPackages.program("dockerd", "--no-install-recommends", "docker.io");
    DebianPackages.needRoot("docker's daemon runs as root only");
    var socket = "unix://" + folder.resolve("socket");
    var process =
        new ProcessBuilder(
                daemon.toString(),
                "--config-file=" + Files.writeString(folder.resolve("daemon.json"), "{}"),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--host=" + socket,
                "--bridge=none",
                "--iptables=false",
                "--ip6tables=false",
                "--storage-driver=vfs")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var client = DebianPackages.program("docker", "docker.io").toString();
    var engine =
        new ContainerEngine(
            Map.of("docker_cmd", client, "docker_host", socket),
            List.of(client, "-H", socket),
            () -> end(process));
    var limit = System.nanoTime() + PATIENCE.toNanos();
    while (run(engine.with("version")) != 0) {
      if (!process.isAlive() || System.nanoTime() > limit) {
        end(process);
        DebianPackages.unable(
            "docker's daemon does not start here: " + Files.readString(folder.resolve("log")));
      }
    }
    return engine;
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeImage(Path busybox, Path folder) throws IOException {
    var bin = Files.createDirectories(folder.resolve("image/bin"));
    Files.copy(busybox, bin.resolve("busybox"));
    for (var name : PROGRAMS) {
      Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
    }
    var archive = folder.resolve("image.tar").toString();
    run(List.of("tar", "-C", folder.resolve("image").toString(), "-cf", archive, "."));
    run(with("import", archive, IMAGE));
    var trial = new ArrayList<>(with("run", "--rm", "--net", "none"));
    trial.addAll(List.of(LIMITS.split(" ")));
    trial.addAll(List.of(IMAGE, "true"));
    if (run(trial) != 0) {
      close();
      DebianPackages.unable("no container can be run on this host by " + command);
    }
  }

  /** The parameters of a destination that uses it and its image, with others beside. */
  public Params destination(Map<String, String> others) {
    var all = new LinkedHashMap<String, ParamValue>();
    all.put("docker_enabled", new ParamValue.Text("true"));
    all.put("docker_container_id_override", new ParamValue.Text(IMAGE));
    all.put("docker_run_extra_arguments", new ParamValue.Text(LIMITS));
    params.forEach((name, value) -> all.put(name, new ParamValue.Text(value)));
    others.forEach((name, value) -> all.put(name, new ParamValue.Text(value)));
    return new Params(all);
  }

  /** The command that asks it something. */
  public List<String> with(String... arguments) {
    var whole = new ArrayList<>(command);
    whole.addAll(List.of(arguments));
    return whole;
  }

  /** The names of all containers, whether they run or not. */
  public List<String> containers() {
    return ask("ps", "-a", "--format", "{{.Names}}").lines().toList();
  }

  /** The names of the containers that run. */
  public List<String> running() {
    return ask("ps", "--format", "{{.Names}}").lines().toList();
  }

  /** Starts a container that does nothing for long. */
  public void idle(String name) {
    var whole = new ArrayList<>(with("run", "-d", "--rm", "--net", "none", "--name", name));
    whole.addAll(List.of(LIMITS.split(" ")));
    whole.addAll(List.of(IMAGE, "sleep", "600"));
    Assertions.assertEquals(0, run(whole));
  }

  private String ask(String... arguments) {
    try {
      var process =
          new ProcessBuilder(with(arguments))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var out = process.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(List<String> whole) {
    try {
      return new ProcessBuilder(whole)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** Ends and removes all containers. */
  public void clear() {
    containers().forEach(name -> run(with("rm", "-f", name)));
  }

  /** Ends all containers and what runs them. */
  @Override
  public void close() {
    clear();
    try {
      end.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
