package org.abell.runner.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.runner.JobRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to managers, and how their answers are understood; no manager is needed. */
class DialoguesTest {

  @ParameterizedTest
  @CsvSource({
    "Resources, BUSY",
    "Licenses, BUSY",
    "Priority, TURN",
    "BeginTime, TIME",
    "Dependency, OTHERS",
    "JobHeldAdmin, HELD",
    "'ReqNodeNotAvail, UnavailableNodes:n1', MACHINES",
    "PartitionDown, MACHINES",
    "QOSMaxJobsPerUserLimit, LIMIT",
    "AssocGrpCpuLimit, LIMIT",
    "QOSNotAllowed, NEVER",
    "PartitionConfig, NEVER",
    "PartitionTimeLimit, NEVER",
    "launch failed requeued held, NEVER",
    "SomethingNew, OTHER"
  })
  void a_reason_of_slurm_to_let_a_job_wait_has_its_meaning(String reason, Cause cause) {
    var seen = new Slurm(false).listed("17|PENDING|%s|abell-1-1_cat".formatted(reason)).get(0);

    assertThat(new Slurm(false).cause(seen)).contains(cause);
    assertThat(cause.reason("Slurm", seen.words()).own()).isEqualTo("Slurm: PENDING, " + reason);
  }

  @Test
  void slurm_has_no_reason_for_what_it_has_not_looked_at_yet() {
    var seen = new Slurm(false).listed("17|PENDING|None|abell-1-1_cat").get(0);

    assertThat(new Slurm(false).cause(seen)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"qw, TURN", "hqw, HELD", "Eqw, NEVER"})
  void a_waiting_state_of_grid_engine_has_its_meaning(String state, Cause cause) {
    assertThat(new GridEngine().cause(new Sighting("1", "n", Fate.WAITS, state))).contains(cause);
  }

  @ParameterizedTest
  @CsvSource({
    "Q, TURN",
    "H, HELD",
    "W, TIME",
    "'Q Not Running: Insufficient amount of resource: ncpus (R: 4 A: 2 T: 8)', BUSY",
    "'Q Not Running: User has reached queue run limit.', LIMIT",
    "'Q Can Never Run: Insufficient amount of resource: ncpus', NEVER"
  })
  void a_waiting_state_of_pbs_has_its_meaning(String words, Cause cause) {
    var seen = new Sighting("1", "n", Fate.WAITS, words);

    assertThat(new Pbs().cause(seen)).contains(cause);
    assertThat(new Torque().cause(seen)).contains(cause);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING,WAITS",
    "RUNNING,RUNS",
    "COMPLETING,RUNS",
    "SUSPENDED,RUNS",
    "COMPLETED,ENDED",
    "FAILED,ENDED",
    "TIMEOUT,OUT_OF_TIME",
    "OUT_OF_MEMORY,OUT_OF_MEMORY",
    "NODE_FAIL,INTERRUPTED",
    "PREEMPTED,INTERRUPTED",
    "CANCELLED,CANCELLED",
    "SOMETHING_NEW,RUNS"
  })
  void a_state_of_slurm_has_its_meaning(String state, Fate fate) {
    var seen = new Slurm(false).listed("7|%s|None|abell-7-1-0badcafe_cat\n".formatted(state));

    assertThat(seen).containsExactly(new Sighting("7", "abell-7-1-0badcafe_cat", fate, state));
    assertThat(seen.get(0).key()).isEqualTo("abell-7-1-0badcafe");
  }

  @Test
  void names_of_others_may_hold_anything() {
    assertThat(new Slurm(false).listed("8|RUNNING|None|a|b c\nnonsense\n"))
        .extracting(Sighting::name)
        .containsExactly("a|b c");
  }

  @Test
  void the_accounts_of_slurm_name_who_cancelled() {
    var past = "10|TIMEOUT|abell-1-1-a_x\n12|CANCELLED by 0|abell-2-1-b_x\n10.batch|FAILED|batch\n";

    assertThat(new Slurm(false).past(new Answer(0, past, "")))
        .extracting(Sighting::fate)
        .containsExactly(Fate.OUT_OF_TIME, Fate.CANCELLED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect"
            + " failure)",
        "sbatch: error: Batch job submission failed: Socket timed out on send/recv operation",
        "sbatch: error: Slurm temporarily unable to accept job, sleeping and retrying"
      })
  void a_controller_that_is_away_refuses_nothing(String complaint) {
    assertThatThrownBy(() -> new Slurm(false).submitted(new Answer(1, "", complaint)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void an_id_may_name_its_cluster() throws Exception {
    assertThat(new Slurm(false).submitted(new Answer(0, "123;north\n", ""))).isEqualTo("123");
  }

  @Test
  void what_the_manager_needs_goes_after_what_the_destination_wants() throws Exception {
    var command =
        new Slurm(false)
            .submit(
                order(
                    Map.of(
                        "nativeSpecification", "-J mine --comment='a \"b\"' -p long,short",
                        "job_time", "10",
                        "job_gres", "gpu:1",
                        "job_-A", "astro",
                        "job_plugin", "Slurm")));

    assertThat(command)
        .containsSubsequence("sbatch", "--export=ALL", "-J", "mine", "--comment=a \"b\"", "-p")
        .containsSubsequence("-t", "10")
        .containsSubsequence("-A", "astro")
        .contains("--gres=gpu:1", "long,short")
        .containsSubsequence("mine", "--job-name=abell-7-1-0badcafe_cat", "/jobs/7/batch.sh")
        .doesNotContain("Slurm");
  }

  @Test
  void a_quote_without_end_is_refused() {
    assertThatThrownBy(
            () -> new Slurm(false).submit(order(Map.of("nativeSpecification", "-p 'long"))))
        .isInstanceOf(JobRefused.class)
        .hasMessageEndingWith("have a quote without end: -p 'long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;NONE;ENDED",
        "37  : qmaster enforced h_rt, h_cpu, or h_vmem limit;-l h_rt=3;OUT_OF_TIME",
        "37  : qmaster enforced h_rt, h_cpu, or h_vmem limit;-l h_vmem=1G;OUT_OF_MEMORY",
        "100 : assumedly after job;NONE;CANCELLED",
        "21  : in recognizing job;NONE;INTERRUPTED"
      })
  void an_entry_of_grid_engines_accounts_has_its_meaning(
      String failed, String category, Fate fate) {
    var entry =
        """
        ==============================================================
        jobname      abell-7-1-0badcafe_cat
        jobnumber    7
        failed       %s
        exit_status  137                  (Killed)
        category     %s
        """
            .formatted(failed, category);

    assertThat(new GridEngine().past(new Answer(0, entry, "error: job id 8 not found")))
        .extracting(Sighting::id, Sighting::fate)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("7", fate));
  }

  @Test
  void pbs_tells_of_running_and_of_ended_jobs() throws IOException {
    var listing =
        """
        {"timestamp": 1, "pbs_version": "20", "Jobs": {
          "11.head": {"Job_Name": "abell-1-1-a_x", "job_state": "Q"},
          "12.head": {"Job_Name": "abell-2-1-b_x", "job_state": "R"},
          "13.head": {"Job_Name": "abell-3-1-c_x", "job_state": "F",
                      "comment": "Job exceeded resource walltime"},
          "14.head": {"Job_Name": "abell-4-1-d_x", "job_state": "F", "Exit_status": 7}}}
        """;

    assertThat(new Pbs().listed(listing))
        .extracting(Sighting::fate)
        .containsExactly(Fate.WAITS, Fate.RUNS, Fate.OUT_OF_TIME, Fate.ENDED);
    assertThat(new Pbs().listed("{\"timestamp\": 1}")).isEmpty();
  }

  static Dialogue.Order order(Map<String, String> texts) {
    var values = new LinkedHashMap<String, ParamValue>();
    texts.forEach((name, text) -> values.put(name, new ParamValue.Text(text)));
    return new Dialogue.Order(
        "abell-7-1-0badcafe_cat",
        Path.of("/jobs/7"),
        Path.of("/jobs/7/batch.sh"),
        Path.of("/jobs/7/log"),
        new Params(values));
  }

  /** Nothing is left to a shell: words with blanks stay whole. */
  @Test
  void words_are_split_as_a_shell_does() throws JobRefused {
    assertThat(Words.of("a 'b c' \"d\\\"e\" f\\ g ''"))
        .isEqualTo(List.of("a", "b c", "d\"e", "f g", ""));
  }
}
