package org.abell.runner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.abell.container.Container;
import org.abell.container.ContainerCommand;
import org.abell.container.EngineCommand;
import org.abell.container.ToolNeeds;
import org.abell.container.Volumes;
import org.abell.debian.ContainerEngine;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.jobdir.ScriptSetting;
import org.abell.jobdir.ToolCommand;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of containers when their jobs are stopped or killed, with real docker and podman.
 * The tools hide from a search among the processes of the host, as those do that run as others.
 */
class ContainersTest {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String NAME = "abell-1-2-test";
  private static final String DEAF =
      "trap '' TERM; touch ready; env -i sh -c 'trap \"\" TERM; sleep 600; sleep 600'";

  private static final Map<ContainerEngine.Kind, ContainerEngine> ENGINES =
      new EnumMap<>(ContainerEngine.Kind.class);

  @TempDir static Path engines;
  @TempDir Path root;

  private final Queue<RunnerJob> ended = new ConcurrentLinkedQueue<>();
  private JobDirectory directory;
  private ContainerEngine engine;

  @AfterEach
  void clear() {
    ENGINES.values().forEach(ContainerEngine::clear);
  }

  @AfterAll
  static void end_them() {
    ENGINES.values().forEach(ContainerEngine::close);
  }

  @ParameterizedTest
  @EnumSource
  void a_job_that_is_stopped_leaves_no_container(ContainerEngine.Kind kind) throws Exception {
    var runner = started(kind, DEAF, Map.of());

    await().atMost(SOON).until(() -> runner.stop(job()));

    assertThat(engine.containers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_tool_may_say_goodbye(ContainerEngine.Kind kind) throws Exception {
    var runner =
        started(
            kind, "trap 'echo bye; exit 5' TERM; touch ready; while :; do sleep 1; done", Map.of());

    await().atMost(SOON).until(() -> runner.stop(job()));

    assertThat(runner.look(List.of(job()))).containsValue(new RunState.Ended(5));
    assertThat(directory.toolStdout()).hasContent("bye");
    assertThat(engine.containers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_handler_that_took_over_ends_the_container_of_a_job_that_was_killed(
      ContainerEngine.Kind kind) throws Exception {
    started(kind, DEAF, Map.of());
    killAll();
    assertThat(engine.containers()).containsExactly(NAME);
    var later = new LocalRunner(Clock.systemUTC(), ended::add, Sandbox.none("not needed"));

    assertThat(later.look(List.of(job())).get(job())).isInstanceOf(RunState.Lost.class);
    await().atMost(SOON).until(() -> later.stop(job()));

    assertThat(engine.containers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_script_that_was_killed_ends_its_job_and_the_container(ContainerEngine.Kind kind)
      throws Exception {
    var runner = started(kind, DEAF, Map.of());
    var supervisor = Supervisor.of(directory).orElseThrow().pid();
    // The out-of-memory killer takes any of them; the supervisor is left.
    for (var process : ProcessTable.all(p -> p.session() == supervisor && p.pid() != supervisor)) {
      ProcessTable.signal(process, true);
    }

    await().atMost(SOON).until(() -> !ended.isEmpty());

    assertThat(runner.look(List.of(job()))).containsValue(new RunState.Ended(137));
    assertThat(engine.containers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void containers_that_are_kept_are_killed_and_stay(ContainerEngine.Kind kind) throws Exception {
    var runner = started(kind, DEAF, Map.of("docker_auto_rm", "false"));

    await().atMost(SOON).until(() -> runner.stop(job()));

    assertThat(engine.containers()).containsExactly(NAME);
    assertThat(Containers.names(new EngineCommand(engine.with(), false))).isEmpty();
  }

  /** Nothing of the job is left on the host but what the engine runs. */
  private void killAll() throws IOException {
    var supervisor = Supervisor.of(directory).orElseThrow().pid();
    for (var process : ProcessTable.all(p -> p.session() == supervisor)) {
      ProcessTable.signal(process, true);
    }
    await().atMost(SOON).until(() -> ProcessTable.all(p -> p.session() == supervisor).isEmpty());
  }

  private LocalRunner started(ContainerEngine.Kind kind, String line, Map<String, String> others)
      throws Exception {
    engine = ENGINES.computeIfAbsent(kind, k -> ContainerEngine.start(k, engines.resolve(k + "")));
    directory = new JobDirectory(root.resolve("jobs/1"), 1);
    var params = engine.destination(others);
    var container = Container.of(params, List.of(), ToolNeeds.NONE).orElseThrow();
    var volumes = new Volumes(directory, root, List.of(), root);
    var command = new ContainerCommand(container, params, volumes, NAME);
    new JobScript(ToolCommand.of(line), ScriptSetting.PLAIN.inside(command.lines(Set.of())))
        .writeTo(directory);
    command.note().orElseThrow().writeTo(directory);
    var runner = new LocalRunner(Clock.systemUTC(), ended::add, Sandbox.none("not needed"));
    runner.start(job());
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(directory.working().resolve("ready"))
                    .as(() -> text(directory.toolStderr()))
                    .exists());
    // The tool may be quicker than the engine's note of it.
    await().atMost(SOON).until(() -> engine.running().contains(NAME));
    return runner;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private RunnerJob job() {
    return new RunnerJob("local", "contained", directory);
  }
}
