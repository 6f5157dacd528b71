package org.abell.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.abell.database.Database;
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
