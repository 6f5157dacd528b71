package org.abell.tests.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.abell.container.Container;
import org.abell.container.ContainerCommand;
import org.abell.container.Volumes;
import org.abell.debian.DebianPackages;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.jobdir.ScriptSetting;
import org.abell.jobdir.ToolCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job in a real container: podman as root, with an image made of nothing but busybox. */
class PodmanTest {

  private static final String IMAGE = "abell-test:1";

  @TempDir Path root;

  private Path engine;

  @BeforeEach
  void make_the_image() throws Exception {
    var busybox = DebianPackages.file("/bin/busybox", "busybox-static");
    var podman = DebianPackages.program("podman", "podman");
    var runc = DebianPackages.program("runc", "runc");
    engine =
        script(
            "engine",
            "exec %s --root %s/store --runroot %s/run --storage-driver vfs --runtime %s "
                    .formatted(podman, root, root, runc)
                + "--cgroup-manager cgroupfs \"$@\"");
    var bin = Files.createDirectories(root.resolve("image/bin"));
    Files.copy(busybox, bin.resolve("busybox"));
    for (var name : List.of("sh", "cat", "ls", "id", "env", "touch", "true")) {
      Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
    }
    var archive = root.resolve("image.tar").toString();
    assertThat(run("tar", "-C", root.resolve("image").toString(), "-cf", archive, ".")).isZero();
    assertThat(run(engine.toString(), "import", archive, IMAGE)).isZero();
    var works = run(command("run", "--rm", "--net", "none", IMAGE, "true")) == 0;
    if (!works && !Boolean.parseBoolean(System.getenv("CI"))) {
      Assumptions.abort("podman cannot run a container on this host");
    }
    assertThat(works).as("podman can run a container").isTrue();
  }

  @AfterEach
  void remove_it() throws Exception {
    run(engine.toString(), "system", "reset", "--force");
  }

  @Test
  void a_job_sees_its_own_folders_and_inputs_and_no_network() throws Exception {
    var input = Files.writeString(root.resolve("input.dat"), "read me\n");
    Files.writeString(root.resolve("secret"), "not me\n");
    var directory = new JobDirectory(root.resolve("jobs/1"), 1);
    var line =
        "cat %1$s/input.dat; ls %1$s/secret; echo $GREETING; ls /sys/class/net; id -u;"
            + " echo made > ../outputs/made; touch ../galaxy_1.sh || echo protected; exit 3";

    var code = job(directory, line.formatted(root), input);

    assertThat(Files.readString(directory.jobStderr())).isEmpty();
    assertThat(directory.toolStdout()).hasContent("read me\nit's me\nlo\n0\nprotected\n");
    assertThat(Files.readString(directory.toolStderr()))
        .contains("secret: No such file", "Read-only file system");
    assertThat(directory.outputs().resolve("made")).hasContent("made");
    assertThat(directory.versionFile()).hasContent("1.35");
    assertThat(code).isEqualTo(3);
  }

  private int job(JobDirectory directory, String line, Path input) throws Exception {
    var params =
        new Params(
            Map.of(
                "docker_enabled", new ParamValue.Text("true"),
                "docker_cmd", new ParamValue.Text(engine.toString()),
                "docker_run_extra_arguments", new ParamValue.Text(limits()),
                "docker_container_id_override", new ParamValue.Text(IMAGE)));
    var tools = Files.createDirectories(root.resolve("tools"));
    var container = Container.of(params, List.of()).orElseThrow();
    var volumes = new Volumes(directory, tools, List.of(input), root);
    var lines = new ContainerCommand(container, params, volumes).lines(Set.of("GREETING"));
    var tool = new ToolCommand(line, false, Map.of("GREETING", "it's me"), "echo 1.35");
    new JobScript(tool, ScriptSetting.PLAIN.inside(lines)).writeTo(directory);
    return new ProcessBuilder("/bin/bash", directory.jobScript().toString())
        .redirectError(directory.jobStderr().toFile())
        .start()
        .waitFor();
  }

  /** Where the tests themselves run in a container, more than this is not allowed. */
  private static String limits() {
    return "--ulimit nofile=1024:1024 --ulimit nproc=1024:1024";
  }

  private List<String> command(String verb, String... words) {
    var command = new ArrayList<>(List.of(engine.toString(), verb));
    command.addAll(List.of(limits().split(" ")));
    command.addAll(List.of(words));
    return command;
  }

  private Path script(String name, String line) throws IOException {
    var file = Files.writeString(root.resolve(name), "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static int run(String... command) throws Exception {
    return run(List.of(command));
  }

  private static int run(List<String> command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
