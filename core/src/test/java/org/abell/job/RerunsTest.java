package org.abell.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.abell.history.HistoryItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RerunsTest {

  private final JobFixture jobs = new JobFixture();
  private final long failed = jobs.submit();
  private final long dependent = jobs.submit(jobs.outputOf(failed));
  private final long last = jobs.submit(jobs.outputOf(dependent));
  private final long again = jobs.submit();

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void what_waited_for_a_failed_job_waits_for_the_new_one() {
    fail();

    assertThat(replace()).isEqualTo(1);

    assertThat(jobs.state(dependent)).isEqualTo(JobState.NEW);
    assertThat(jobs.state(last)).isEqualTo(JobState.NEW);
    long read = jobs.read(dependent, j -> j.inputs().get(0).item().id());
    assertThat(read).isEqualTo(jobs.outputOf(again));
  }

  @Test
  void the_new_output_takes_the_number_of_the_failed_one_which_is_hidden() {
    var hid = item(failed).hid();
    fail();

    replace();

    assertThat(item(again).hid()).isEqualTo(hid);
    assertThat(item(again).visible()).isTrue();
    assertThat(item(failed).hid()).isEqualTo(hid);
    assertThat(item(failed).visible()).isFalse();
  }

  @Test
  void stored_references_follow_and_look_alikes_stay() {
    var old = jobs.outputOf(failed);
    jobs.database.execute(
        """
        update job_parameter
        set value = '{"c":{"values":[{"src":"hda","id":%1$d}]},"t":"{\\"src\\":\\"hda\\",\\"id\\":%1$d}"}'
        where job_id = %2$d
        """
            .formatted(old, dependent));
    fail();

    replace();

    String stored = jobs.read(dependent, j -> j.parameters().get(0).value());
    assertThat(stored)
        .contains("{\"src\":\"hda\",\"id\":%d}".formatted(jobs.outputOf(again)))
        .contains("\\\"id\\\":%d}".formatted(old));
  }

  private HistoryItem item(long job) {
    return jobs.read(job, j -> j.outputs().get(0).item());
  }

  /** Its output is lost, so what reads it is paused. */
  private void fail() {
    jobs.controlled(control -> control.stop(failed, "It failed.", "web0"));
    assertThat(jobs.state(dependent)).isEqualTo(JobState.PAUSED);
    assertThat(jobs.state(last)).isEqualTo(JobState.PAUSED);
  }

  private int replace() {
    return jobs.database.inTransaction(
        em ->
            new Reruns(em, Clock.systemUTC(), new OutputStates(em))
                .replace(em.find(Job.class, failed), em.find(Job.class, again), "web0"));
  }
}
