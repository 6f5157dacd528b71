package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealUserCheckTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run_as_real_user: sometimes | run_as_real_user of the destination a must be true or false,"
            + " not 'sometimes'",
        "drmaa_external_runjob_script: sudo -E run.py | the destination a has"
            + " drmaa_external_runjob_script, which is not called here: say run_as_real_user: true,"
            + " and Abell's own helper runs its jobs as their users",
        "external_chown_script: sudo -E chown.py | the destination a has external_chown_script,"
            + " which is not called here: say run_as_real_user: true, and Abell's own helper runs its"
            + " jobs as their users"
      })
  void what_would_have_jobs_run_as_the_server_by_mistake_is_refused(String param, String finding) {
    var read = read(param);

    assertThat(Configurations.findings(read)).containsExactly("5 refused: " + finding);
    assertThat(read.configuration()).isEmpty();
  }

  @Test
  void a_runner_is_looked_at_as_well() {
    var text = "runners:\n  local: {load: local, external_chown_script: chown.py}";

    var read = Configurations.read(folder, "job_conf.yml", Configurations.yaml(text));

    assertThat(Configurations.findings(read)).singleElement().asString().startsWith("2 refused:");
  }

  @Test
  void scripts_of_galaxy_may_stay_where_abell_is_told_to_do_their_work() {
    var read = read("run_as_real_user: true\n      external_chown_script: sudo -E chown.py");

    assertThat(Configurations.findings(read)).isEmpty();
  }

  private JobConfigurationFile read(String params) {
    var text =
        "execution:\n  default: a\n  environments:\n    b: {runner: local}\n    a:\n"
            + "      runner: local\n      %s\n".formatted(params);
    return Configurations.read(folder, "job_conf.yml", Configurations.yaml(text));
  }
}
