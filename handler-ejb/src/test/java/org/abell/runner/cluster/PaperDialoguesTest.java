package org.abell.runner.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.abell.runner.JobRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Managers that no test has for real: what their manuals say of commands and answers. */
class PaperDialoguesTest {

  private static final String NAME = "abell-7-1-0badcafe_cat";

  @ParameterizedTest
  @CsvSource({
    "Q,,WAITS",
    "H,,WAITS",
    "R,,RUNS",
    "E,,RUNS",
    "C,0,ENDED",
    "C,7,ENDED",
    "C,271,ENDED",
    "C,-10,OUT_OF_MEMORY",
    "C,-11,OUT_OF_TIME",
    "C,-4,INTERRUPTED"
  })
  void a_state_of_torque_has_its_meaning(String state, String status, Fate fate) throws Exception {
    var exit = status == null ? "" : "<exit_status>%s</exit_status>".formatted(status);
    var listing =
        """
        <Data><Job><Job_Id>7.head</Job_Id><Job_Name>%s</Job_Name><Job_Owner>a@head</Job_Owner>\
        <job_state>%s</job_state>%s</Job></Data>
        """
            .formatted(NAME, state, exit);

    assertThat(new Torque().listed(listing))
        .extracting(Sighting::id, Sighting::name, Sighting::fate)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("7.head", NAME, fate));
  }

  @Test
  void torque_prints_nothing_where_there_is_nothing() throws Exception {
    assertThat(new Torque().listed("\n")).isEmpty();
    assertThatThrownBy(() -> new Torque().listed("<Data><Job>")).isInstanceOf(IOException.class);
  }

  @Test
  void torque_takes_the_attributes_of_galaxys_runners() throws Exception {
    var params =
        Map.of(
            "Resource_List",
            "walltime=72:00:00,nodes=1:ppn=8",
            "-p",
            "128",
            "job_walltime",
            "10:00",
            "docker_enabled",
            "false");

    assertThat(new Torque().submit(DialoguesTest.order(params)))
        .containsSubsequence("qsub", "-l", "walltime=10:00")
        .containsSubsequence("-l", "walltime=72:00:00,nodes=1:ppn=8")
        .containsSubsequence("-p", "128")
        .containsSubsequence("-N", NAME, "-d", "/jobs/7", "/jobs/7/batch.sh")
        .doesNotContain("false");
  }

  @Test
  void a_walltime_of_pbs_is_one_of_its_resources() throws Exception {
    assertThat(new Pbs().submit(DialoguesTest.order(Map.of("job_walltime", "10:00"))))
        .containsSubsequence("-l", "walltime=10:00");
  }

  @Test
  void what_torque_killed_stands_in_the_log() {
    assertThat(new Torque().written("=>> PBS: job killed: walltime 65 exceeded limit 60\n"))
        .contains(Fate.OUT_OF_TIME);
    assertThat(new Torque().written("=>> PBS: job killed: vmem 2 exceeded limit 1\n"))
        .contains(Fate.OUT_OF_MEMORY);
    assertThat(new Torque().written("done\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PEND,-,WAITS",
    "RUN,-,RUNS",
    "SSUSP,-,RUNS",
    "UNKWN,-,RUNS",
    "DONE,-,ENDED",
    "EXIT,-,ENDED",
    "EXIT,TERM_RUNLIMIT: job killed after reaching LSF run time limit,OUT_OF_TIME",
    "EXIT,TERM_MEMLIMIT: job killed after reaching LSF memory usage limit,OUT_OF_MEMORY",
    "EXIT,TERM_ADMIN: job killed by root or LSF administrator,CANCELLED",
    "EXIT,TERM_PREEMPT: job killed after preemption,INTERRUPTED",
    "EXIT,TERM_THREADLIMIT: job killed after reaching LSF thread limit,ENDED"
  })
  void a_state_of_lsf_has_its_meaning(String state, String reason, Fate fate) {
    var listing = "7           |%s |%s  |%s  \n".formatted(state, reason, NAME);

    assertThat(new Lsf().listed(listing))
        .extracting(Sighting::id, Sighting::name, Sighting::fate)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("7", NAME, fate));
  }

  @Test
  void lsf_fails_where_there_is_nothing_and_where_it_is_away() {
    var lsf = new Lsf();
    assertThat(lsf.isListing(new Answer(255, "", "No job found\n"))).isTrue();
    assertThat(lsf.isListing(new Answer(255, "", "LSF is down. Please wait ...\n"))).isFalse();
    assertThat(new Slurm(false).isListing(new Answer(1, "", "No job found\n"))).isFalse();
  }

  @Test
  void lsf_says_the_number_in_a_sentence() throws Exception {
    var lsf = new Lsf();
    assertThat(lsf.submitted(new Answer(0, "Job <123> is submitted to queue <normal>.\n", "")))
        .isEqualTo("123");
    assertThatThrownBy(
            () ->
                lsf.submitted(new Answer(255, "", "long: No such queue. Job not" + " submitted.")))
        .isInstanceOf(JobRefused.class)
        .hasMessage("LSF does not take the job: long: No such queue. Job not submitted.");
    assertThatThrownBy(() -> lsf.submitted(new Answer(255, "", "LSF is down. Please wait ...")))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,'',WAITS",
    "2,0,'',RUNS",
    "3,0,via condor_rm (by user ada),CANCELLED",
    "3,0,The job attribute PeriodicRemove expression evaluated to TRUE,INTERRUPTED",
    "3,34,The job attribute PeriodicRemove expression evaluated to TRUE,OUT_OF_MEMORY",
    "4,0,'',ENDED",
    "5,13,'',WAITS",
    "5,34,'',OUT_OF_MEMORY",
    "5,46,'',OUT_OF_TIME",
    "6,0,'',RUNS",
    "7,0,'',RUNS"
  })
  void a_state_of_htcondor_has_its_meaning(int status, int code, String removed, Fate fate)
      throws Exception {
    var listing =
        """
        [{"ClusterId": 7, "ProcId": 0, "JobStatus": %d, "HoldReasonCode": %d,
          "RemoveReason": "%s", "AbellName": "%s"}]
        """
            .formatted(status, code, removed, NAME);

    assertThat(new HtCondor().listed(listing))
        .extracting(Sighting::id, Sighting::name, Sighting::fate)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("7.0", NAME, fate));
  }

  @Test
  void htcondor_gets_a_description_and_nothing_that_is_none_of_its_business() throws Exception {
    var params = Map.of("request_cpus", "4", "+Project", "\"sky\"", "docker_enabled", "true");
    var command = new HtCondor().submit(DialoguesTest.order(params));

    assertThat(command)
        .startsWith("sh", "-c")
        .contains("request_cpus = 4", "+Project = \"sky\"", "+AbellName = \"" + NAME + "\"")
        .doesNotContain("docker_enabled = true")
        .endsWith("queue");
    assertThatThrownBy(
            () -> new HtCondor().submit(DialoguesTest.order(Map.of("rank", "1\nqueue 9"))))
        .isInstanceOf(JobRefused.class);
  }

  @Test
  void htcondor_says_its_numbers_tersely_and_nothing_for_an_empty_queue() throws Exception {
    assertThat(new HtCondor().submitted(new Answer(0, "123.0 - 123.0\n", ""))).isEqualTo("123.0");
    assertThat(new HtCondor().listed("")).isEmpty();
    assertThat(new HtCondor().listed("[\n]\n")).isEmpty();
    assertThatThrownBy(() -> new HtCondor().listed("{}")).isInstanceOf(IOException.class);
  }

  @Test
  void htcondors_history_is_asked_for_all_at_once() {
    var command = new HtCondor().history(List.of("7.0", "8.0", "nonsense"));

    assertThat(command.orElseThrow())
        .contains("(ClusterId == 7 && ProcId == 0) || (ClusterId == 8 && ProcId == 0)");
    assertThat(new HtCondor().history(List.of("nonsense"))).isEmpty();
  }
}
