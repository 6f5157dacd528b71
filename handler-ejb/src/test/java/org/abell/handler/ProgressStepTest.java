package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abell.clock.Watch;
import org.abell.job.JobClaim;
import org.abell.job.OwnedJobs;
import org.abell.job.QueueReason;
import org.abell.runner.RunState;
import org.junit.jupiter.api.Test;

/** What of a job's stay at a cluster is worth a write. */
class ProgressStepTest {

  private final Watch watch = new Watch();
  private final ProgressStep progress = new ProgressStep(new OwnedJobs(), watch);
  private final ActiveJob job = new ActiveJob(new JobClaim(1, "handler0", 1));

  @Test
  void a_job_that_waits_for_a_moment_needs_no_reason() {
    progress.found(job, new RunState.Waiting("17"));

    watch.pass(Duration.ofSeconds(2));
    assertThat(progress.isNews(job, waits("Priority"))).isFalse();
    watch.pass(Duration.ofSeconds(1));
    assertThat(progress.isNews(job, waits("Priority"))).isTrue();
  }

  @Test
  void a_reason_is_news_once_and_a_changed_one_only_after_a_while() {
    progress.found(job, waits("Priority"));

    watch.pass(Duration.ofSeconds(29));
    assertThat(progress.isNews(job, waits("Resources"))).isFalse();
    watch.pass(Duration.ofSeconds(1));
    assertThat(progress.isNews(job, waits("Resources"))).isTrue();
    assertThat(progress.isNews(job, waits("Priority"))).isFalse();
    assertThat(progress.isNews(job, new RunState.Waiting("17"))).isFalse();
  }

  @Test
  void that_it_runs_is_news_at_once_and_that_it_waits_is_none_after_that() {
    progress.found(job, waits("Priority"));
    assertThat(progress.isNews(job, new RunState.Running("17"))).isTrue();

    progress.found(job, new RunState.Running("17"));

    watch.pass(Duration.ofMinutes(1));
    assertThat(progress.isNews(job, new RunState.Running("17"))).isFalse();
    assertThat(progress.isNews(job, waits("Priority"))).isFalse();
  }

  private static RunState.Waiting waits(String word) {
    return new RunState.Waiting("17", Optional.of(new QueueReason("It waits.", word)));
  }
}
