package org.abell.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.abell.database.Database;
import org.abell.job.Job;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaTest {

  private final Database database = new Database();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_second_server_finds_nothing_to_migrate() {
    assertThat(new Schema(database.source()).migrate()).isZero();
  }

  @Test
  void a_server_of_this_version_starts_on_the_schema_of_a_later_one() {
    assertThat(later().migrate().migrationsExecuted).isOne();

    assertThat(new Schema(database.source()).migrate()).isZero();
    assertThat(database.<Boolean>inTransaction(SchemaTest::jobsCanBeRead)).isTrue();
  }

  @Test
  void a_migration_that_waits_for_a_table_gives_up_and_succeeds_later() throws Exception {
    try (var backup = database.source().getConnection();
        var statement = backup.createStatement()) {
      backup.setAutoCommit(false);
      statement.execute("lock table job in access share mode");
      assertThatThrownBy(() -> later().migrate()).hasMessageContaining("lock timeout");
      backup.rollback();
    }

    assertThat(later().migrate().migrationsExecuted).isOne();
  }

  @Test
  void migrations_only_add_and_do_not_wait_for_long() throws IOException {
    try (var all = Files.list(Path.of("src/main/resources/db/migration"))) {
      // The first three made the schema, before there was anybody to upgrade.
      var migrations = all.filter(m -> !m.getFileName().toString().matches("V[123]__.*")).toList();
      assertThat(migrations).allSatisfy(SchemaTest::onlyAdds);
    }
    onlyAdds(Path.of("src/test/resources/db/later/V9000__additive.sql"));
  }

  private static void onlyAdds(Path migration) throws IOException {
    assertThat(Files.readString(migration))
        .as(migration.toString())
        .contains("set local lock_timeout")
        .doesNotContainPattern(
            "(?i)\\b(drop (table|column)|rename|alter column \\w+ (type|set not))");
  }

  private static boolean jobsCanBeRead(EntityManager em) {
    return em.createQuery("select j from Job j", Job.class).getResultList().isEmpty();
  }

  private Flyway later() {
    return Flyway.configure()
        .dataSource(database.source())
        .locations("classpath:db/migration", "classpath:db/later")
        .load();
  }

  @Test
  void all_servers_agree_on_one_secret_however_they_race_for_it() throws Exception {
    Callable<String> ask =
        () -> new InstallationSecret(database.source()).readOrMake(Optional.empty());
    var pool = Executors.newFixedThreadPool(4);
    try {
      var secrets = new HashSet<String>();
      for (var answer : pool.invokeAll(Collections.nCopies(8, ask))) {
        secrets.add(answer.get());
      }
      assertThat(secrets).singleElement().asString().hasSize(48);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void a_secret_of_the_settings_goes_first() throws Exception {
    var secret = new InstallationSecret(database.source());
    assertThat(secret.readOrMake(Optional.of("from abell.yml"))).isEqualTo("from abell.yml");
  }
}
