package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a site's own runner: compiled, put into a jar, and used by a handler. */
class SiteRunnerTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Path EXAMPLE = Path.of("src/test/example/BatchRunner.java");

  @TempDir Path root;

  private HandlerFixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = new HandlerFixture(root);
    fixture.runnersIn(jarOfExample().getParent());
    command(
        "site-submit",
        """
        [ ! -e "$here/full" ] || { echo refused, it is full; exit 0; }
        echo "$1 runs" >> "$here/queue"
        setsid bash -c 'bash "$1.sh"; sed -i "/^$2 /d" "$3/queue"' - "${2%.sh}" "$1" "$here" \
          > "${2%.sh}.o" 2> "${2%.sh}.e" < /dev/null &
        echo $! > "$here/$1.pid"
        """);
    command("site-list", "cat \"$here/queue\"\n");
    command(
        "site-cancel",
        """
        kill -KILL -- "-$(cat "$here/$1.pid")" || true
        sed -i "/^$1 /d" "$here/queue"
        """);
    Files.createFile(root.resolve("commands/queue"));
    fixture.configure(configuration("batch"));
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void a_handler_runs_jobs_by_it() {
    fixture.writeTool("sleep 1; echo whole > '$out'");
    fixture.start(1);
    var job = fixture.running(SOON);

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("whole");
  }

  @Test
  void it_stops_what_users_delete() {
    fixture.writeTool("sleep 60");
    fixture.start(1);
    var job = fixture.running(SOON);

    fixture.stop(job);

    fixture.becomes(job, JobState.DELETED, SOON);
  }

  @Test
  void what_it_refuses_the_user_is_told() throws IOException {
    Files.createFile(root.resolve("commands/full"));
    fixture.start(1);
    var job = fixture.submit();

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info))
        .isEqualTo("The site's batch system says: refused, it is full");
  }

  @Test
  void a_name_that_no_jar_offers_is_said() {
    fixture.configure(configuration("botch"));
    fixture.start(1);
    var sentence =
        "The runner ours cannot be loaded as java:botch: no jar in %s offers it."
            .formatted(root.resolve("runners"));
    says("yml:1: " + sentence);
    var job = fixture.submit();

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info)).isEqualTo(sentence);
  }

  @Test
  void jars_that_cannot_be_read_or_used_are_said_before_there_is_any_job() throws IOException {
    Files.writeString(root.resolve("runners/torn.jar"), "not a jar");
    fixture.configure(configuration("torn"));
    fixture.start(1);

    says("the jar torn.jar cannot be read (");
  }

  @Test
  void a_class_that_is_not_in_its_jar_is_said() throws IOException {
    var jar = root.resolve("runners/hollow.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/services/org.abell.runner.RunnerProvider"));
      out.write("org.example.Nowhere".getBytes(StandardCharsets.UTF_8));
    }
    fixture.configure(configuration("hollow"));
    fixture.start(1);

    says("org.example.Nowhere");
  }

  @Test
  void a_folder_of_runners_that_is_not_there_does_not_stop_a_handler() {
    fixture.runnersIn(root.resolve("nowhere"));
    fixture.start(1);

    says("the folder cannot be read (");
  }

  /** That is said before there is any job. */
  private void says(String words) {
    await().atMost(SOON).until(() -> fixture.problem().filter(p -> p.contains(words)).isPresent());
  }

  private String configuration(String name) {
    return """
    runners: {ours: {load: 'java:%s', commands: %s}}
    execution: {environments: {there: {runner: ours}}}
    """
        .formatted(name, root.resolve("commands"));
  }

  private void command(String name, String body) throws IOException {
    var file = Files.createDirectories(root.resolve("commands")).resolve(name);
    Files.writeString(file, "#!/bin/bash\nset -eu\nhere=${0%/*}\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path jarOfExample() throws IOException {
    var classes = Files.createDirectories(root.resolve("classes"));
    var code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), EXAMPLE.toString());
    assertThat(code).isZero();
    var services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("org.abell.runner.RunnerProvider"), "org.example.BatchRunner$Provider");
    var jar = Files.createDirectories(root.resolve("runners")).resolve("batch.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(classes)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
