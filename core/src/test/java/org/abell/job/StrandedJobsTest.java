package org.abell.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrandedJobsTest {

  private final JobFixture jobs = new JobFixture();
  private JobClaim claim;

  @BeforeEach
  void aJobRunsOnAHostThatGoesAway() {
    claim = jobs.running("local");
    jobs.renew("handler1", "host1");
    jobs.lose("handler0");
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void it_is_found_with_its_host_and_for_how_long_that_has_been_silent() {
    jobs.database.execute(
        "update server_lease set expires_at = expires_at - interval '70 s' where host = 'host0'");
    assertThat(find())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.claim()).isEqualTo(claim);
              assertThat(s.host()).isEqualTo("host0");
              assertThat(s.silence()).isBetween(seconds(70), seconds(80));
            });
  }

  @Test
  void nothing_is_stranded_while_a_handler_of_the_host_lives() {
    var before = find().get(0);
    jobs.renew("handler2", "host0");
    assertThat(find()).isEmpty();
    assertThat(done(s -> s.fail(before, "handler1", "gone"))).isFalse();
    assertThat(jobs.state(claim.jobId())).isEqualTo(JobState.RUNNING);
  }

  @Test
  void it_waits_again_for_its_next_attempt() {
    var found = find().get(0);

    assertThat(done(s -> s.runAgain(found, "handler1", "host0 is gone"))).isTrue();

    assertThat(jobs.lastRow(claim.jobId())).isEqualTo("resubmitted handler1 host0 is gone");
    assertThat(jobs.read(claim.jobId(), Job::handler).isEmpty()).isTrue();
    JobRoute route = jobs.read(claim.jobId(), Job::route);
    assertThat(route.attempt()).isEqualTo(2);
    assertThat(route.token()).isEmpty();
    assertThat(jobs.owned(o -> o.fail(claim, "too late", ""))).isFalse();
    assertThat(done(s -> s.fail(found, "handler2", "twice"))).isFalse();
  }

  @Test
  void it_fails_and_says_why() {
    var found = find().get(0);
    assertThat(done(s -> s.fail(found, "handler1", "host0 is gone"))).isTrue();
    assertThat(jobs.lastRow(claim.jobId())).isEqualTo("error handler1 host0 is gone");
  }

  @Test
  void one_that_was_to_be_stopped_has_ended() {
    jobs.controlled(c -> c.stop(claim.jobId(), "", "web0"));
    var found = find().get(0);
    assertThat(done(s -> s.runAgain(found, "handler1", "host0 is gone"))).isTrue();
    assertThat(jobs.state(claim.jobId())).isEqualTo(JobState.DELETED);
  }

  private boolean done(Predicate<StrandedJobs> work) {
    return jobs.stranded(work::test);
  }

  private List<StrandedJob> find() {
    return jobs.stranded(s -> s.find("handler1", 0, 10));
  }

  private static Duration seconds(long n) {
    return Duration.ofSeconds(n);
  }
}
