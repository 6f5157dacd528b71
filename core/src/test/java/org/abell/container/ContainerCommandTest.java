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
import java.util.stream.Collectors;
import org.abell.jobconf.ContainerResolver;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.jobconf.ToolKey;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.jobdir.ScriptSetting;
import org.abell.jobdir.ToolCommand;
import org.abell.tool.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerCommandTest {

  private static final Requirement IMAGE =
      new Requirement("container", "busybox:1.35", Map.of("type", "docker"));
  private static final ToolNeeds TOOL =
      new ToolNeeds(ToolKey.of("hello", "1"), "1", List.of(IMAGE));
  private static final String HOSTILE =
      "$(touch broken)`touch broken`;touch broken' \"touch broken";

  private static final String VARIABLES =
      """
      -e "GALAXY_SLOTS=${GALAXY_SLOTS-}" -e "GALAXY_MEMORY_MB=${GALAXY_MEMORY_MB-}" \
      -e "GALAXY_MEMORY_MB_PER_SLOT=${GALAXY_MEMORY_MB_PER_SLOT-}" \
      -e "TMPDIR=${TMPDIR-}" -e "TMP=${TMP-}" -e "TEMP=${TEMP-}" \
      -e "_GALAXY_JOB_HOME_DIR=${_GALAXY_JOB_HOME_DIR-}" \
      -e "_GALAXY_JOB_TMP_DIR=${_GALAXY_JOB_TMP_DIR-}" -e "ABELL_JOB=${ABELL_JOB-}" \
      -e "HOME=$_job_home"\s""";

  private static final Volumes VOLUMES =
      new Volumes(
          new JobDirectory(Path.of("/data/jobs/000/1"), 1),
          Path.of("/tools"),
          List.of(Path.of("/data/files/1.dat")),
          Path.of("/data/files"));

  @TempDir Path root;

  @Test
  void docker_sees_what_the_job_needs_and_no_network() {
    var job = "/data/jobs/000/1";

    assertThat(run(params("docker_enabled", "true")))
        .isEqualTo(
            "'docker' run --name 'abell-1-2-x' "
                + VARIABLES
                + "-v '/tools:/tools:ro' -v '%s/tmp:/tmp:rw' ".formatted(job)
                + "-v '/data/files/1.dat:/data/files/1.dat:ro' "
                + "-v '%1$s:%1$s:ro' -v '%1$s/working:%1$s/working:rw' ".formatted(job)
                + "-v '%1$s/outputs:%1$s/outputs:rw' ".formatted(job)
                + "-v '%1$s/configs:%1$s/configs:rw' ".formatted(job)
                + "-v '%1$s/home:%1$s/home:rw' -v '%1$s/tmp:%1$s/tmp:rw' ".formatted(job)
                + "-w \"$_job/working\" --net 'none' --user \"$(id -u):$(id -g)\" --rm "
                + "'busybox:1.35' '/bin/sh' ../tool_script.sh &");
  }

  @Test
  void each_parameter_has_its_place() {
    var run =
        run(
            params(
                "docker_enabled", "true",
                "docker_cmd", "podman",
                "docker_sudo", "true",
                "docker_sudo_cmd", "/usr/bin/sudo -n",
                "docker_host", "unix:///x.sock",
                "docker_volumes", "$job_directory:ro,/ref:/inside:default_ro,/scratch",
                "docker_volumes_from", "other",
                "docker_memory", "2g",
                "docker_net", "bridge",
                "docker_auto_rm", "false",
                "docker_set_user", "",
                "docker_run_extra_arguments", "--init --label a=b"));

    assertThat(run)
        .isEqualTo(
            "'/usr/bin/sudo' '-n' 'podman' '-H' 'unix:///x.sock' run --name 'abell-1-2-x' "
                + VARIABLES
                + "-v '/ref:/inside:ro' -v '/scratch:/scratch:rw' "
                + "-v '/data/jobs/000/1:/data/jobs/000/1:ro' "
                + "--volumes-from 'other' -w \"$_job/working\" "
                + "-m '2g' --net 'bridge' --init --label a=b 'busybox:1.35' '/bin/sh' "
                + "../tool_script.sh &");
  }

  @Test
  void podman_without_root_keeps_the_user_unless_the_admin_maps_users() {
    var keeps = "--userns=keep-id) --user \"$(id -u):$(id -g)\"";

    assertThat(run(params("docker_enabled", "true", "docker_cmd", "/usr/bin/podman")))
        .contains(keeps);
    assertThat(
            run(
                params(
                    "docker_enabled", "true",
                    "docker_cmd", "podman",
                    "docker_run_extra_arguments", "--userns=host")))
        .doesNotContain("keep-id");
    assertThat(
            run(
                params(
                    "docker_enabled", "true", "docker_cmd", "podman", "docker_set_user", "1000")))
        .contains("--user '1000'")
        .doesNotContain("keep-id");
    assertThat(run(params("docker_enabled", "true"))).doesNotContain("keep-id");
  }

  @Test
  void singularity_gets_its_variables_under_its_own_names_and_nothing_else_of_the_host() {
    var line =
        lines(
                params(
                    "singularity_enabled", "true",
                    "singularity_cmd", "apptainer",
                    "singularity_ipc", "false",
                    "singularity_volumes", "/ref:ro",
                    "singularity_container_id_override", "/images/busybox.sif"))
            .lines()
            .skip(4)
            .findFirst()
            .orElseThrow();

    assertThat(line)
        .startsWith("env SINGULARITYENV_GALAXY_SLOTS=\"${GALAXY_SLOTS-}\" ")
        .endsWith(
            "'apptainer' -s exec --cleanenv --contain --pid --net --network 'none' --home \"$HOME\" "
                + "--pwd \"$_job/working\" -B '/ref:/ref:ro' '/images/busybox.sif' '/bin/sh' "
                + "../tool_script.sh");
  }

  @Test
  void singularity_has_the_network_that_its_destination_gives_it() {
    assertThat(lines(params("singularity_enabled", "true", "singularity_net", "bridge")))
        .contains("--net --network 'bridge'");
    assertThat(lines(params("singularity_enabled", "true", "singularity_net", "host")))
        .doesNotContain("--net");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a:ro                            | /a:/a:ro",
        "/a                               | /a:/a:rw",
        "/a:/b                            | /a:/b:rw",
        "/a:/b:rw                         | /a:/b:rw",
        "/a:default_ro                    | /a:/a:ro",
        "/a:default_ro,/a/b               | /a:/a:ro /a/b:/a/b:rw",
        "/a/b,/a:ro                       | /a:/a:ro /a/b:/a/b:rw",
        "$galaxy_root:ro,/a               | /a:/a:rw",
        "${galaxy_root}                   | ''",
        "$tool_directory:ro               | /tools:/tools:ro",
        "${tool_directory}/more:/m:ro     | /tools/more:/m:ro",
        "$default_file_path:ro            | /data/files:/data/files:ro",
        "$working_directory:/w            | /data/jobs/000/1/working:/w:rw",
        "$job_directory/outputs:rw        | /data/jobs/000/1/outputs:/data/jobs/000/1/outputs:rw"
      })
  void a_volume_is_written_as_galaxy_writes_it(String volumes, String seen) {
    assertThat(
            VOLUMES.of(volumes, Engine.DOCKER).stream()
                .map(Volumes.Volume::toString)
                .collect(Collectors.joining(" ")))
        .isEqualTo(seen);
  }

  @Test
  void a_folder_with_a_writable_one_in_it_is_writable_for_singularity_unless_it_must_not_be() {
    assertThat(VOLUMES.of("/a:default_ro,/a/b:rw,/c:ro,/c/d:rw", Engine.SINGULARITY))
        .extracting(Volumes.Volume::toString)
        .containsExactly("/a:/a:rw", "/c:/c:ro", "/a/b:/a/b:rw", "/c/d:/c/d:rw");
  }

  @Test
  void a_stop_is_passed_on_and_an_end_of_the_client_is_one_of_the_container() throws Exception {
    var directory = new JobDirectory(root.resolve("job"), 1);
    var said = root.resolve("said");
    // Takes the place of the engine: its client dies by a signal while the container goes on.
    var engine =
        Files.writeString(
            root.resolve("engine"),
            "#!/bin/sh\necho \"$1 $2 $3\" >> '%s'\n[ \"$1\" != run ] || kill -9 $$\n"
                .formatted(said));
    engine.toFile().setExecutable(true);

    var code = run(directory, params("docker_enabled", "true", "docker_cmd", engine.toString()));

    assertThat(code).isEqualTo(137);
    assertThat(said).hasContent("run --name abell-1-2-x\nrm -f abell-1-2-x");
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
                params("docker_enabled", "true", "docker_default_container_id", "d"),
                ContainerResolver.usual(),
                ToolNeeds.NONE))
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
            Container.of(params, ContainerResolver.usual(), TOOL).orElseThrow(),
            params,
            new Volumes(directory, root, List.of(), root),
            "abell-1-2-x");
    var setting = ScriptSetting.PLAIN.inside(command.lines(Set.of()));
    new JobScript(ToolCommand.of("echo hello"), setting).writeTo(directory);
    return new ProcessBuilder("/bin/bash", directory.jobScript().toString()).start().waitFor();
  }

  private static Optional<String> image(Params params) {
    return Container.of(params, ContainerResolver.usual(), TOOL).map(Container::image);
  }

  private static String lines(Params params) {
    var container = Container.of(params, ContainerResolver.usual(), TOOL).orElseThrow();
    return new ContainerCommand(container, params, VOLUMES, "abell-1-2-x").lines(Set.of());
  }

  /** The line that runs the container. */
  private static String run(Params params) {
    return lines(params).lines().filter(l -> l.contains(" run --name ")).findFirst().orElseThrow();
  }

  private static Params params(String... namesAndValues) {
    var found = new LinkedHashMap<String, ParamValue>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      found.put(namesAndValues[i], new ParamValue.Text(namesAndValues[i + 1]));
    }
    return new Params(found);
  }
}
