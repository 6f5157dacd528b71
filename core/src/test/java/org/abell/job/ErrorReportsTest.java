package org.abell.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorReportsTest {

  private final JobFixture jobs = new JobFixture();
  private final long job = jobs.submit();
  private final long other = jobs.submit();

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void what_users_say_of_a_job_is_kept_in_order_and_changes_nothing_else() {
    report(job, "It is wrong.");
    report(other, "So is this.");
    report(job, "Still.");

    var told =
        jobs.database.inTransaction(
            em ->
                new ErrorReports(em, Clock.systemUTC())
                    .about(em.find(Job.class, job)).stream()
                        .map(r -> r.answerTo() + " " + r.message())
                        .toList());
    assertThat(told).containsExactly("ada@example.org It is wrong.", "ada@example.org Still.");
    assertThat(jobs.state(job)).isEqualTo(JobState.NEW);
    int changes = jobs.read(job, j -> j.stateChanges().size());
    assertThat(changes).isEqualTo(1);
  }

  private void report(long id, String message) {
    jobs.database.inTransaction(
        em -> {
          var found = em.find(Job.class, id);
          new ErrorReports(em, Clock.systemUTC())
              .add(found, found.user(), "ada@example.org", message);
          return id;
        });
  }
}
