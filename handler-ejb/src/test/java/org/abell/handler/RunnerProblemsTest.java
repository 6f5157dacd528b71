package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a handler says of its runners when it reads their configuration, before any job is sent. */
class RunnerProblemsTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path root;

  private HandlerFixture fixture;

  @BeforeEach
  void start() {
    fixture = new HandlerFixture(root);
    fixture.start(1);
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void missing_commands_are_said_until_they_are_there() throws IOException {
    configure("load: slurm, env_PATH: %s".formatted(root));
    says(
        "%s:2: The runner far cannot run jobs: there is no sbatch, squeue, scancel in its PATH, %s."
            .formatted(root.resolve("job_conf.yml"), root));

    for (var command : List.of("sbatch", "squeue", "scancel")) {
      var file = Files.createFile(root.resolve(command));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    configure("load: slurm, env_PATH: '%s:/bin'".formatted(root));

    await().atMost(SOON).until(() -> fixture.problem().isEmpty());
  }

  @Test
  void a_key_for_ssh_that_is_not_there_is_said() {
    var key = root.resolve("id");
    configure("load: cli, shell_hostname: submit, shell_private_key: %s".formatted(key));

    says(
        "%s:2: The runner far cannot run jobs: shell_private_key: %s cannot be read."
            .formatted(root.resolve("job_conf.yml"), key));
  }

  @Test
  void a_parameter_that_is_no_good_is_said() {
    configure("load: slurm, missing_seconds: soon");

    says(
        "%s:2: missing_seconds of the runner far must be a whole number of seconds, not 'soon'."
            .formatted(root.resolve("job_conf.yml")));
  }

  @Test
  void a_manager_that_is_not_known_is_said_wherever_it_is_named() {
    configure("load: cli", "job_plugin: Moab");

    says(
        "%s:2: The runner far cannot run jobs: The runner far has the job_plugin Moab, which is not known here."
            .formatted(root.resolve("job_conf.yml")));
  }

  private void says(String sentence) {
    await().atMost(SOON).untilAsserted(() -> assertThat(fixture.problem()).hasValue(sentence));
  }

  private void configure(String runner) {
    configure(runner, "tags: []");
  }

  private void configure(String runner, String destination) {
    fixture.configure(
        """
        runners:
          far: {%s}
        execution:
          environments:
            there: {runner: far, %s}
        """
            .formatted(runner, destination));
  }
}
