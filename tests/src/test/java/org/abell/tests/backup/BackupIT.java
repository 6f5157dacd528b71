package org.abell.tests.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.abell.cluster.DatabaseAddress;
import org.abell.cluster.Ports;
import org.abell.cluster.PreparedServer;
import org.abell.cluster.Sources;
import org.abell.debian.DebianPackages;
import org.abell.settings.DataDirectory;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.Sql;
import org.abell.tests.cluster.TestPorts;
import org.abell.tests.cluster.Work;
import org.abell.tests.debian.DebianPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is saved while jobs run comes back elsewhere as one state, and the jobs go on. */
class BackupIT {

  private static final Duration BOOT = Duration.ofSeconds(120);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Path FOLDER = Path.of("target/backup").toAbsolutePath().normalize();
  private static final Path POSTGRESQL =
      Path.of("../domain-config/src/main/distribution/abell/postgresql");
  private static final SavedBackups SAVED = new SavedBackups(FOLDER.resolve("saved"));
  private static final Sources SOURCES =
      Sources.ofCheckout(Path.of("..").toAbsolutePath().normalize());
  private static final Ports PORTS = TestPorts.SINGLE;

  private static DebianPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    SAVED.remove();
    DebianPackages.program("rsync", "rsync");
    postgres = DebianPostgres.start(PORTS.database(), POSTGRESQL.resolve("abell.conf"));
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void a_backup_under_load_comes_back_as_one_state_and_its_jobs_go_on() throws Exception {
    var first = postgres.create("first");
    Work work;
    Work.Run slow;
    try (var server = PreparedServer.on(first, FOLDER.resolve("first"), SOURCES, PORTS)) {
      started(server);
      new Sql(first).execute(Files.readString(POSTGRESQL.resolve("tables.sql")));
      work = Work.in(Api.newUser(server.address()));
      slow = work.running(work.slow(600));
      var scripts = new BackupScripts(first, server.settings());
      saveTwiceUnderLoad(work, scripts);
      saveWithWaitingUpload(work, scripts);
    }

    var second = postgres.create("second");
    try (var server = PreparedServer.on(second, FOLDER.resolve("second"), SOURCES, PORTS)) {
      var scripts = new BackupScripts(second, server.settings());
      restored(scripts.restore(SAVED.all().get(0).toString()));
      everythingIsThere(second, server);
      refusals(scripts);
      started(server);
      allGoOn(work.with(work.api().at(server.address())), slow, second);
      everyGoodDatasetHasItsFile(second, server);
      server.stop();

      restored(scripts.restore("-f", "-r", "fail", SAVED.all().get(1).toString()));
      everythingIsThere(second, server);
      whatWasOnItsWayFailedAndUploadsWait(second, server);
      whatIsMissingIsTold(scripts, second, server);
    }
  }

  private static void restored(BackupScripts.Ended restored) {
    assertThat(restored.code()).as(restored.text()).isZero();
  }

  private static void everythingIsThere(DatabaseAddress database, PreparedServer server)
      throws IOException {
    assertThat(states(database)).containsKey("ok").doesNotContainKeys("queued", "running");
    everyGoodDatasetHasItsFile(database, server);
    theFilesAreThoseOf(FOLDER.resolve("first"), database, server);
  }

  private static void allGoOn(Work work, Work.Run slow, DatabaseAddress database) {
    work.running(slow);
    var attempts = new Sql(database).query("select max(attempt) from job", row -> row.getInt(1));
    assertThat(attempts).containsExactly(2);
    work.api().delete("/api/jobs/" + slow.job());
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(states(database)).containsOnlyKeys("ok", "deleted"));
  }

  private static void whatWasOnItsWayFailedAndUploadsWait(
      DatabaseAddress database, PreparedServer server) throws IOException {
    var sql = new Sql(database);
    assertThat(
            sql.query(
                "select info from job where tool_id = 'slow1' and state = 'error'",
                row -> row.getString(1)))
        .singleElement()
        .asString()
        .matches("It was running when the backup of \\d{8}T\\d{6}Z was made, which was restored.");
    var staged =
        sql.query(
            """
            select p.value::json #>> '{}' from job j join job_parameter p on p.job_id = j.id
            where j.tool_id = 'upload1' and j.state = 'new' and p.name = 'file'
            """,
            row -> row.getString(1));
    var uploads = server.settings().resolveSibling("data/uploads");
    assertThat(staged)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(uploads.resolve(name)).isNotEmptyFile());
    try (var aside = Files.newDirectoryStream(uploads.getParent(), "files.before-*")) {
      assertThat(aside).hasSize(1);
    }
  }

  private static void whatIsMissingIsTold(
      BackupScripts scripts, DatabaseAddress database, PreparedServer server) throws IOException {
    var data = new DataDirectory(server.settings().resolveSibling("data"));
    long id =
        new Sql(database)
            .query(
                "select min(id) from dataset where state = 'ok' and file_size > 0",
                row -> row.getLong(1))
            .get(0);
    Files.delete(data.dataset(id));
    var saved = scripts.backup(SAVED.toString());
    assertThat(saved.code()).isEqualTo(3);
    assertThat(saved.text()).contains("1 files that the database names are not there");
    assertThat(SAVED.newest().resolve("missing.list"))
        .content()
        .isEqualToIgnoringNewLines("files/000/dataset_%d.dat".formatted(id));
  }

  private static void saveTwiceUnderLoad(Work work, BackupScripts scripts) throws Exception {
    var loaded = new AtomicBoolean(true);
    var load = Executors.newSingleThreadExecutor();
    try {
      var done = load.submit(() -> submitWhile(work, loaded));
      for (var i = 0; i < 2; i++) {
        var before = states(scripts.database()).getOrDefault("ok", 0L);
        await().atMost(SOON).until(() -> states(scripts.database()).get("ok"), ok -> ok > before);
        saved(scripts.backup(SAVED.toString()));
      }
      loaded.set(false);
      done.get();
    } finally {
      loaded.set(false);
      load.shutdown();
    }
  }

  private static void saved(BackupScripts.Ended saved) {
    assertThat(saved.code()).as(saved.text()).isZero();
  }

  /** While no job is taken; only the two newest backups stay, and share what did not change. */
  private static void saveWithWaitingUpload(Work work, BackupScripts scripts) throws IOException {
    new Sql(scripts.database()).execute("update job_lock set active = true");
    work.paste("waiting\n");
    saved(scripts.backup("-k", "2", SAVED.toString()));
    assertThat(SAVED.all()).hasSize(2);
    assertThat(files(SAVED.all().get(1)))
        .anySatisfy(file -> assertThat(links(file)).isEqualTo(2))
        .anySatisfy(file -> assertThat(links(file)).isEqualTo(1));
  }

  private static int links(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:nlink");
  }

  /** Uploads, and a job for each; faster than they are worked off. */
  private static void submitWhile(Work work, AtomicBoolean wanted) {
    for (var i = 0; wanted.get(); i++) {
      var text = work.paste("line %d\nanother line\n".formatted(i));
      work.run("sort1", Json.createObjectBuilder().add("input", Work.data(text.output())));
    }
  }

  /** Size and checksum are those of the dataset that was saved; nothing else is there. */
  private static void everyGoodDatasetHasItsFile(DatabaseAddress database, PreparedServer server)
      throws IOException {
    var data = new DataDirectory(server.settings().resolveSibling("data"));
    var wrong =
        new Sql(database)
                .query(
                    "select id, file_size from dataset where state = 'ok' order by id",
                    row -> Map.entry(row.getLong(1), row.getLong(2)))
                .stream()
                .filter(d -> size(data.dataset(d.getKey())) != d.getValue())
                .toList();
    assertThat(wrong).isEmpty();
    var rows = new Sql(database).query("select count(*) from dataset", row -> row.getInt(1)).get(0);
    assertThat(files(data.files())).hasSizeBetween(1, rows);
  }

  private static void theFilesAreThoseOf(Path home, DatabaseAddress database, PreparedServer server)
      throws IOException {
    var was = new DataDirectory(home.resolve("data"));
    var is = new DataDirectory(server.settings().resolveSibling("data"));
    var ids =
        new Sql(database).query("select id from dataset where state = 'ok'", row -> row.getLong(1));
    for (long id : ids) {
      assertThat(Files.mismatch(was.dataset(id), is.dataset(id)))
          .as("dataset %d", id)
          .isEqualTo(-1);
    }
  }

  private static void refusals(BackupScripts scripts) throws IOException {
    var first = SAVED.all().get(0);
    var again = scripts.restore(first.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.text()).contains("the database second is not empty");
    assertThat(scripts.restore("-r", "hold", first.toString()).text())
        .contains("-r wants rerun or fail, not 'hold'");
    Files.writeString(first.resolve("files.list"), "files/000/dataset_1.dat\n");
    assertThat(scripts.restore("-f", first.toString()).text()).contains("is damaged");
    assertThat(scripts.restore("-f", FOLDER.toString()).text()).contains("is no whole backup");
    assertThat(scripts.backup("-k", "two", SAVED.toString()).text())
        .contains("-k wants a number, not 'two'");
  }

  private static void started(PreparedServer server) {
    server.start(Map.of());
    await()
        .atMost(BOOT)
        .ignoreException(UncheckedIOException.class)
        .until(() -> Api.visitor(server.address()).get("/health/ready").status() == 200);
  }

  /** How many jobs are in each state. */
  private static Map<String, Long> states(DatabaseAddress database) {
    return new Sql(database)
            .query(
                "select state, count(*) from job group by state",
                row -> Map.entry(row.getString(1), row.getLong(2)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(f -> f.getFileName().toString().matches("dataset_.*")).toList();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1;
    }
  }
}
