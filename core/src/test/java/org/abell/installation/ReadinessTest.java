package org.abell.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.abell.configuration.JobConfigurations;
import org.abell.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

  @TempDir Path root;

  private final Database database = new Database();
  private final Database another = new Database();

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(root.resolve("panel.xml"), "<toolbox/>");
    var settings =
        Files.writeString(
            root.resolve("abell.yml"), "data_dir: data\ntool_panel_file: panel.xml\n");
    System.setProperty("abell.config", settings.toString());
  }

  @AfterEach
  void close() {
    System.clearProperty("abell.config");
    database.close();
    another.close();
  }

  @Test
  void all_servers_of_a_database_and_its_folder_are_ready() {
    assertThat(reason(database, database)).isEmpty();
    assertThat(reason(database, database)).isEmpty();
  }

  @Test
  void data_sources_of_different_databases_are_told() {
    assertThat(reason(database, another))
        .isEqualTo("The data sources AbellDS and AbellNoticeDS lead to different databases.");
  }

  @Test
  void a_folder_of_another_database_is_told() {
    assertThat(reason(database, database)).isEmpty();
    assertThat(reason(another, another))
        .startsWith(
            "The data_dir %s belongs to another database: ".formatted(root.resolve("data")));
  }

  @Test
  void a_server_that_does_not_see_the_folder_of_the_others_is_told() throws IOException {
    assertThat(reason(database, database)).isEmpty();
    Files.delete(root.resolve("data/.abell-installation"));
    assertThat(reason(database, database))
        .startsWith(
            "The data_dir %s is not the folder that the other servers use: "
                .formatted(root.resolve("data")));
  }

  private static String reason(Database database, Database ofTransactions) {
    var configurations = new JobConfigurations(Clock.systemUTC());
    var readiness = new Readiness(database.source(), ofTransactions.source(), configurations);
    readiness.attempt();
    return readiness.reason();
  }
}
