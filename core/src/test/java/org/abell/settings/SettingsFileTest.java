package org.abell.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.abell.jobconf.MetricsChoice;
import org.abell.measure.MetricsFile;
import org.abell.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

  private static final String NEEDED = "data_dir: data\ntool_panel_file: tool_panel.xml\n";

  @TempDir private Path folder;

  @Test
  void paths_start_at_the_folder_of_the_file() throws Exception {
    var settings = SettingsFile.read(file(NEEDED));
    assertThat(settings.dataDirectory().root()).isEqualTo(folder.resolve("data"));
    assertThat(settings.toolPanelFile()).isEqualTo(folder.resolve("tool_panel.xml"));
    assertThat(settings.localWorkers()).isEqualTo(4);
    assertThat(settings.allowUserCreation()).isTrue();
  }

  @Test
  void an_admin_is_known_in_any_case() throws Exception {
    var settings = SettingsFile.read(file(NEEDED + "admin_users: [Ada@Example.org]\n"));
    assertThat(settings.isAdmin("ada@example.ORG")).isTrue();
    assertThat(settings.isAdmin("eve@example.org")).isFalse();
  }

  @Test
  void what_holds_for_all_jobs_is_kept_under_its_name() throws Exception {
    Files.writeString(folder.resolve("env.sh"), "");
    var jobs =
        SettingsFile.read(
                file(
                    NEEDED
                        + "cleanup_job: onsuccess\nenvironment_setup_file: env.sh\n"
                        + "outputs_to_working_directory: yes\nretry_job_output_collection: 3\n"))
            .jobs();
    assertThat(jobs.text("cleanup_job")).contains("onsuccess");
    assertThat(jobs.text("environment_setup_file")).contains(folder.resolve("env.sh").toString());
    assertThat(jobs.flag("outputs_to_working_directory", false)).isTrue();
    assertThat(jobs.number("retry_job_output_collection", 0)).isEqualTo(3);
    assertThat(jobs.text("default_job_shell")).isEmpty();
  }

  @Test
  void metrics_may_be_listed_in_the_file_itself() throws Exception {
    var list = "job_metrics:\n- type: core\n- {type: env, variables: A}\n";
    var jobs = SettingsFile.read(file(NEEDED + list)).jobs();
    var plugins = MetricsFile.parse(jobs.text("job_metrics").orElseThrow(), "here");
    assertThat(plugins)
        .containsExactly(
            new MetricsChoice.Plugin("core", Map.of()),
            new MetricsChoice.Plugin("env", Map.of("variables", "A")));
  }

  @Test
  void files_that_are_not_there_are_named() throws IOException {
    var file = file(NEEDED + "job_config_file: jobs.yml\n");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> SettingsFile.read(file))
        .withMessageContaining("abell.yml:3: there is no file " + folder.resolve("jobs.yml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour: red | 3 | unknown key 'colour'",
        "local_workers: many | 3 | local_workers must be a whole number from 1 to 9999",
        "allow_user_creation: maybe | 3 | allow_user_creation must be true or false",
        "admin_users: me | 3 | admin_users must be a list of texts",
        "brand: [a] | 3 | brand must be a text",
        "data_dir: again | 3 | the key 'data_dir' stands twice",
        "cleanup_job: maybe | 3 | cleanup_job must be one of always, onsuccess, never",
        "retry_job_output_collection: -1 | 3 | retry_job_output_collection must be a whole number"
            + " from 0",
        "retry_metadata_internally: 7 | 3 | retry_metadata_internally must be true or false",
        "default_job_resubmission_condition: a or | 3 | the condition cannot be read: the"
            + " expression ends too early, a value is missing",
        "job_config: text | 3 | job_config must hold keys and values",
        "job_metrics: [core] | 3 | job_metrics must be a list of plugins, each with its type",
        "cleared_contents_days: soon | 3 | cleared_contents_days must be a whole number from 0",
        "id_secret: abc | 3 | id_secret must have at least 5 characters",
        "front_key: abc | 3 | front_key must have at least 16 characters",
        "metrics_from: [localhost] | 3 | 'localhost' is no address and no network"
      })
  void what_is_wrong_is_told_with_its_line(String line, int number, String reason)
      throws IOException {
    var file = file(NEEDED + line + "\n");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> SettingsFile.read(file))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(new Problem(file.toString(), number, reason)));
  }

  @Test
  void all_problems_are_told_at_once() throws IOException {
    var file = file("colour: red\n");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> SettingsFile.read(file))
        .satisfies(e -> assertThat(e.problems()).hasSize(3));
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    var file = folder.resolve("nowhere.yml");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> SettingsFile.read(file))
        .withMessage(file + ": does not exist");
  }

  @Test
  void broken_yaml_is_told_with_its_line() throws IOException {
    var file = file("data_dir: data\nbrand: [a\n");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> SettingsFile.read(file))
        .satisfies(e -> assertThat(e.problems().get(0).line()).isPositive());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("abell.yml"), text);
  }
}
