package org.abell.tests.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.abell.cluster.Cluster;

/** The job configuration of the cluster under test, which tests change while it runs. */
public final class ConfigurationFile {

  /** What is in force unless a test wants something else. */
  static final String USUAL =
      """
      runners:
        local: {load: 'galaxy.jobs.runners.local:LocalJobRunner', workers: 4}
      execution:
        default: local
        environments:
          local: {runner: local}
      """;

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Path file;
  private final Sql sql;

  public ConfigurationFile(Cluster cluster) {
    this.file = in(cluster.home());
    this.sql = new Sql(cluster.database());
  }

  static Path in(Path home) {
    return home.resolve("job_conf.yml");
  }

  /** Changes the file and waits until every server obeys it. */
  public void change(String text) {
    var before = inForce();
    if (write(text)) {
      await().atMost(SOON).until(this::inForce, now -> now.size() == 1 && !now.equals(before));
    }
  }

  /** Goes back to what all other tests expect. */
  public void restore() {
    change(USUAL);
  }

  /** Writes what no server will obey, and waits until every one has said why. */
  public List<String> spoil(String text) {
    write(text);
    await().atMost(SOON).until(() -> problems().stream().noneMatch(String::isEmpty));
    return problems();
  }

  /** The configurations that living servers obey: one, except for moments. */
  public Set<String> inForce() {
    return new TreeSet<>(ofServers("configuration"));
  }

  private List<String> problems() {
    return ofServers("problem");
  }

  private List<String> ofServers(String column) {
    return sql.query(
        "select " + column + " from server_lease where expires_at > clock_timestamp()",
        row -> row.getString(1));
  }

  /** At once, as an editor does that cares; says whether the text is another one. */
  private boolean write(String text) {
    try {
      var changed = !Files.readString(file).equals(text);
      var draft = Files.writeString(file.resolveSibling("job_conf.draft"), text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return changed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
