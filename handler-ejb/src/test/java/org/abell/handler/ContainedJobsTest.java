package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.abell.container.ContainerNames;
import org.abell.debian.ContainerEngine;
import org.abell.debian.DebianPackages;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in containers of podman from their submission to their end. */
class ContainedJobsTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path root;

  private HandlerFixture fixture;
  private ContainerEngine engine;

  @BeforeEach
  void prepare() {
    DebianPackages.program("bwrap", "bubblewrap");
    engine = ContainerEngine.start(ContainerEngine.Kind.PODMAN, root.resolve("engine"));
    fixture = new HandlerFixture(root);
  }

  @AfterEach
  void close() {
    // Where no container can be run, there is neither.
    if (fixture != null) {
      fixture.close();
      engine.close();
    }
  }

  @Test
  void a_job_that_its_user_stops_leaves_no_container() {
    fixture.writeTool("sleep 600");
    configure("");
    fixture.start(1);
    var job = fixture.submit();
    await().atMost(SOON).until(() -> engine.containers().size() == 1);
    assertThat(engine.containers().get(0)).startsWith("abell-%d-".formatted(job));

    fixture.stop(job);

    fixture.becomes(job, JobState.DELETED, SOON);
    assertThat(engine.containers()).isEmpty();
  }

  @Test
  void a_handler_that_comes_up_ends_containers_whose_job_is_over() {
    fixture.writeTool("sleep 600");
    configure("");
    fixture.start(1);
    var job = fixture.submit();
    await().atMost(SOON).until(() -> engine.containers().size() == 1);
    var mine = engine.containers().get(0);
    var names = ContainerNames.of("mark", fixture.data.root());
    // A job that was run again elsewhere, one that nobody knows, and one of somebody else.
    engine.idle(names.name("abell-%d-0".formatted(job)));
    engine.idle(names.name("abell-999-1"));
    engine.idle("abell-999-1-another");

    fixture.start("handler1", 1);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(engine.containers())
                    .containsExactlyInAnyOrder(mine, "abell-999-1-another"));
    fixture.stop(job);
    fixture.becomes(job, JobState.DELETED, SOON);
  }

  @Test
  void a_mapping_of_the_configuration_decides_about_the_image() {
    fixture.writeTool("true");
    fixture.configure(
        """
        runners: {local: {load: local, workers: 4}}
        execution:
          default: local
          environments:
            local:
              runner: local
              cleanup_job: never
              docker_enabled: true
              docker_cmd: %s
              docker_run_extra_arguments: %s
              container_resolvers:
              - type: mapping
                mappings: [{tool_id: run, identifier: '%s', shell: /bin/sh}]
        """
            .formatted(engine.with().get(0), ContainerEngine.LIMITS, ContainerEngine.IMAGE));
    fixture.start(1);

    var job = ended();

    assertThat(fixture.directory(job).jobScript()).content().contains(ContainerEngine.IMAGE);
  }

  @Test
  void the_look_at_outputs_is_isolated_though_the_tool_is_in_a_container() throws IOException {
    var secret = root.resolve("data/files/000/dataset_777.dat");
    Files.createDirectories(secret.getParent());
    Files.writeString(secret, "of somebody else\n");
    // A container cannot read it, but leads whoever looks at its output there.
    fixture.writeTool(
        "seq 3 > table.tsv; rm '$out'; ln -s '%s' '$out'; cat '$out' || true".formatted(secret));
    fixture.start(1);
    configure(", embed_metadata_in_job: true, isolation: 'off'");
    assertThat(found(ended())).contains("of somebody else");

    configure(", embed_metadata_in_job: true, isolation: required");
    assertThat(found(ended())).contains("tabular").doesNotContain("somebody");
  }

  /** All that the job found out about its outputs. */
  private String found(long job) throws IOException {
    var text = new StringBuilder();
    try (var files = Files.list(fixture.directory(job).metadata())) {
      for (var file : files.filter(f -> f.toString().endsWith(".dat.json")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private long ended() {
    var job = fixture.submit();
    await()
        .atMost(SOON)
        .until(() -> List.of(JobState.OK, JobState.ERROR).contains(fixture.state(job)));
    assertThat(fixture.directory(job).root()).as(fixture.<String>read(job, Job::info)).exists();
    return job;
  }

  private void configure(String more) {
    fixture.configure(
        """
        runners: {local: {load: local, workers: 4}}
        execution:
          default: local
          environments:
            local: {runner: local, cleanup_job: never, docker_enabled: true, docker_cmd: %s,
              docker_container_id_override: '%s', docker_run_extra_arguments: %s %s}
        """
            .formatted(engine.with().get(0), ContainerEngine.IMAGE, ContainerEngine.LIMITS, more));
  }
}
