package org.abell.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.jobdir.ScriptSetting;
import org.abell.jobdir.ToolCommand;
import org.abell.tool.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerCommandTest {

  private static final Requirement IMAGE =
      new Requirement("container", "busybox:1.35", Map.of("type", "docker"));
  private static final String HOSTILE =
      "$(touch broken)`touch broken`;touch broken' \"touch broken";

  private static final String VARIABLES =
      """
      -e "GALAXY_SLOTS=${GALAXY_SLOTS-}" -e "GALAXY_MEMORY_MB=${GALAXY_MEMORY_MB-}" \
      -e "GALAXY_MEMORY_MB_PER_SLOT=${GALAXY_MEMORY_MB_PER_SLOT-}" -e "HOME=${HOME-}" \
      -e "TMPDIR=${TMPDIR-}" -e "TMP=${TMP-}" -e "TEMP=${TEMP-}" \
      -e "_GALAXY_JOB_HOME_DIR=${_GALAXY_JOB_HOME_DIR-}" \
      -e "_GALAXY_JOB_TMP_DIR=${_GALAXY_JOB_TMP_DIR-}" -e "ABELL_JOB=${ABELL_JOB-}"\s""";

  @TempDir Path root;

  @Test
  void docker_sees_what_the_job_needs_and_no_network() {
    var job = "/data/jobs/000/1";

    assertThat(lines(params("docker_enabled", "true")).lines().skip(4))
        .containsExactly(
            "'docker' run "
                + VARIABLES
                + "-v '%1$s:%1$s:ro' -v '%1$s/working:%1$s/working:rw' ".formatted(job)
                + "-v '%1$s/outputs:%1$s/outputs:rw' ".formatted(job)
                + "-v '%1$s/configs:%1$s/configs:rw' ".formatted(job)
                + "-v '%1$s/home:%1$s/home:rw' -v '%1$s/tmp:%1$s/tmp:rw' ".formatted(job)
                + "-v '/tools:/tools:ro' -v '/data/files/1.dat:/data/files/1.dat:ro' "
                + "-w \"$_job/working\" --net 'none' --user \"$(id -u):$(id -g)\" --rm "
                + "'busybox:1.35' '/bin/sh' ../tool_script.sh");
  }

  @Test
  void each_parameter_has_its_place() {
    var lines =
        lines(
            params(
                "docker_enabled", "true",
                "docker_cmd", "podman",
                "docker_sudo", "true",
                "docker_host", "unix:///x.sock",
                "docker_volumes", "$job_directory:ro,/ref:/inside:default_ro,/scratch",
                "docker_volumes_from", "other",
                "docker_memory", "2g",
                "docker_net", "bridge",
                "docker_auto_rm", "false",
                "docker_set_user", "",
                "docker_run_extra_arguments", "--init --label a=b"));

    assertThat(lines.lines().skip(4))
        .containsExactly(
            "sudo 'podman' -H 'unix:///x.sock' run "
                + VARIABLES
                + "-v '/data/jobs/000/1:/data/jobs/000/1:ro' -v '/ref:/inside:ro' "
                + "-v '/scratch:/scratch:rw' --volumes-from 'other' -w \"$_job/working\" "
                + "-m '2g' --net 'bridge' --init --label a=b 'busybox:1.35' '/bin/sh' "
                + "../tool_script.sh");
  }

  @Test
  void singularity_gets_its_variables_under_its_own_names() {
    var line =
        lines(
                params(
                    "singularity_enabled", "true",
                    "singularity_cmd", "apptainer",
                    "singularity_volumes", "/ref:ro",
                    "singularity_default_container_id", "/images/busybox.sif"))
            .lines()
            .skip(4)
            .findFirst()
            .orElseThrow();

    assertThat(line)
        .startsWith("env SINGULARITYENV_GALAXY_SLOTS=\"${GALAXY_SLOTS-}\" ")
        .endsWith(
            "'apptainer' -s exec --cleanenv --home \"$HOME\" --pwd \"$_job/working\" "
                + "-B '/ref:/ref:ro' '/images/busybox.sif' '/bin/sh' ../tool_script.sh");
  }

  @Test
  void an_override_comes_before_the_tool_and_the_tool_before_the_usual_one() {
    assertThat(image(params("docker_enabled", "true", "docker_container_id_override", "o")))
        .hasValue("o");
    assertThat(image(params("docker_enabled", "true", "docker_default_container_id", "d")))
        .hasValue("busybox:1.35");
    assertThat(image(params("docker_default_container_id", "d"))).isEmpty();
    assertThat(
            Container.of(
                params("docker_enabled", "true", "docker_default_container_id", "d"), List.of()))
        .map(Container::image)
        .hasValue("d");
  }

  @Test
  void no_value_reaches_the_shell_as_anything_but_a_word() throws Exception {
    var directory = new JobDirectory(root.resolve("job"), 1);
    // Takes the place of the engine and prints its arguments.
    var engine =
        Files.writeString(root.resolve("it's docker"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    engine.toFile().setExecutable(true);
    var params =
        params(
            "docker_enabled", "true",
            "docker_cmd", engine.toString(),
            "docker_volumes", "/" + HOSTILE.replace(",", ""),
            "docker_memory", HOSTILE,
            "docker_net", HOSTILE,
            "docker_set_user", HOSTILE,
            "docker_container_id_override", HOSTILE);

    assertThat(run(directory, params)).isZero();

    assertThat(directory.working().resolve("broken")).doesNotExist();
    assertThat(Files.readAllLines(directory.toolStdout()))
        .contains("/" + HOSTILE + ":/" + HOSTILE + ":rw", HOSTILE)
        .endsWith(HOSTILE, "/bin/sh", "../tool_script.sh");
  }

  @Test
  void an_engine_that_is_not_installed_is_told_to_the_user() throws Exception {
    var directory = new JobDirectory(root.resolve("job"), 1);

    var code = run(directory, params("docker_enabled", "true", "docker_cmd", "no-such-engine"));

    assertThat(code).isEqualTo(127);
    assertThat(directory.toolStderr())
        .hasContent(
            "The job is to run in the container busybox:1.35, "
                + "but no-such-engine is not installed on this host.");
  }

  @Test
  void a_volume_that_is_no_path_is_refused() {
    assertThatThrownBy(() -> lines(params("docker_enabled", "true", "docker_volumes", "$nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The volume '$nothing' is not a path.");
  }

  private int run(JobDirectory directory, Params params) throws Exception {
    var command =
        new ContainerCommand(
            Container.of(params, List.of(IMAGE)).orElseThrow(),
            params,
            new Volumes(directory, root, List.of(), root));
    var setting = ScriptSetting.PLAIN.inside(command.lines(Set.of()));
    new JobScript(ToolCommand.of("echo hello"), setting).writeTo(directory);
    return new ProcessBuilder("/bin/bash", directory.jobScript().toString()).start().waitFor();
  }

  private static Optional<String> image(Params params) {
    return Container.of(params, List.of(IMAGE)).map(Container::image);
  }

  private static String lines(Params params) {
    var directory = new JobDirectory(Path.of("/data/jobs/000/1"), 1);
    var volumes =
        new Volumes(
            directory,
            Path.of("/tools"),
            List.of(Path.of("/data/files/1.dat")),
            Path.of("/data/files"));
    return new ContainerCommand(Container.of(params, List.of(IMAGE)).orElseThrow(), params, volumes)
        .lines(Set.of());
  }

  private static Params params(String... namesAndValues) {
    var found = new LinkedHashMap<String, ParamValue>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      found.put(namesAndValues[i], new ParamValue.Text(namesAndValues[i + 1]));
    }
    return new Params(found);
  }
}
