package org.abell.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.abell.container.Container;
import org.abell.container.ContainerCommand;
import org.abell.container.ToolNeeds;
import org.abell.container.Volumes;
import org.abell.debian.ContainerEngine;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.jobdir.ScriptSetting;
import org.abell.jobdir.ToolCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job in a real container, of docker and of podman. */
class ContainerJobTest {

  @TempDir Path root;

  private ContainerEngine engine;

  @AfterEach
  void end_it() {
    if (engine != null) {
      engine.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_job_sees_its_own_folders_and_inputs_and_no_network(ContainerEngine.Kind kind)
      throws Exception {
    engine = ContainerEngine.start(kind, root.resolve("engine"));
    var input = Files.writeString(root.resolve("input.dat"), "read me\n");
    Files.writeString(root.resolve("secret"), "not me\n");
    var directory = new JobDirectory(root.resolve("jobs/1"), 1);
    var line =
        "cat %1$s/input.dat; ls %1$s/secret; echo $GREETING; ls /sys/class/net; id -u;"
            + " echo made > ../outputs/made; touch ../galaxy_1.sh || echo protected;"
            + " [ $HOME = %1$s/jobs/1/home ] && echo at home; exit 3";

    var code = job(directory, line.formatted(root), input);

    assertThat(Files.readString(directory.jobStderr())).isEmpty();
    assertThat(directory.toolStdout()).hasContent("read me\nit's me\nlo\n0\nprotected\nat home\n");
    assertThat(Files.readString(directory.toolStderr()))
        .contains("secret: No such file", "Read-only file system");
    assertThat(directory.outputs().resolve("made")).hasContent("made");
    assertThat(directory.versionFile()).hasContent("1.35");
    assertThat(code).isEqualTo(3);
    assertThat(engine.containers()).isEmpty();
  }

  private int job(JobDirectory directory, String line, Path input) throws Exception {
    var params = engine.destination(Map.of());
    var tools = Files.createDirectories(root.resolve("tools"));
    var container = Container.of(params, List.of(), ToolNeeds.NONE).orElseThrow();
    var volumes = new Volumes(directory, tools, List.of(input), root);
    var command = new ContainerCommand(container, params, volumes, "abell-1-1-test");
    var tool = new ToolCommand(line, false, Map.of("GREETING", "it's me"), "echo 1.35");
    new JobScript(tool, ScriptSetting.PLAIN.inside(command.lines(Set.of("GREETING"))))
        .writeTo(directory);
    return new ProcessBuilder("/bin/bash", directory.jobScript().toString())
        .redirectError(directory.jobStderr().toFile())
        .start()
        .waitFor();
  }
}
