package org.abell.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobQueueTest {

  private final JobFixture jobs = new JobFixture();

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void the_oldest_jobs_are_taken_first_and_never_more_than_asked_for() {
    var first = jobs.submit();
    var second = jobs.submit();
    jobs.submit();
    assertThat(jobs.take("handler0", 2)).extracting(JobClaim::jobId).containsExactly(first, second);
  }

  @Test
  void a_taken_job_is_not_taken_again() {
    jobs.submit();
    assertThat(jobs.take("handler0", 5)).hasSize(1);
    assertThat(jobs.take("handler1", 5)).isEmpty();
  }

  @Test
  void a_job_whose_input_is_not_written_stays() {
    var first = jobs.submit();
    jobs.submit(jobs.outputOf(first));
    assertThat(jobs.take("handler0", 5)).extracting(JobClaim::jobId).containsExactly(first);
  }

  @Test
  void nothing_is_taken_under_the_job_lock() {
    jobs.submit();
    jobs.database.inTransaction(
        em -> {
          new JobLocks(em).set(true, "ada@example.org", "new disks");
          return 0;
        });
    assertThat(jobs.take("handler0", 5)).isEmpty();
    var lock = jobs.database.inTransaction(em -> new JobLocks(em).current());
    assertThat(lock.active()).isTrue();
    assertThat(lock.reason()).isEqualTo("new disks");
  }

  @Test
  void a_handler_without_a_lease_takes_nothing() {
    jobs.submit();
    assertThat(jobs.takeWithoutRenewal("handler0", 5)).isEmpty();
    jobs.renew("handler0", "host0");
    jobs.lose("handler0");
    assertThat(jobs.takeWithoutRenewal("handler0", 5)).isEmpty();
    assertThat(jobs.take("handler0", 5)).hasSize(1);
  }

  @Test
  void a_handler_takes_only_what_its_tags_allow() {
    jobs.submit();
    jobs.renew("handler0", "host0");
    var taken =
        jobs.database.inTransaction(em -> new JobQueue(em).take("handler0", List.of("gpu"), 5));
    assertThat(taken).isEmpty();
  }

  @Test
  void handlers_that_take_at_once_never_share_a_job() throws Exception {
    var submitted = IntStream.range(0, 200).mapToObj(i -> jobs.submit()).toList();
    var pool = Executors.newFixedThreadPool(4);
    try {
      var tasks =
          IntStream.range(0, 4)
              .mapToObj(n -> (Callable<List<Long>>) () -> takeAll("handler" + n))
              .toList();
      var taken = new ArrayList<Long>();
      for (var task : pool.invokeAll(tasks)) {
        taken.addAll(task.get());
      }
      assertThat(taken).hasSize(submitted.size());
      assertThat(new HashSet<>(taken)).isEqualTo(new HashSet<>(submitted));
    } finally {
      pool.shutdown();
    }
  }

  private List<Long> takeAll(String handler) {
    var all = new ArrayList<Long>();
    for (var some = jobs.take(handler, 3); !some.isEmpty(); some = jobs.take(handler, 3)) {
      some.forEach(claim -> all.add(claim.jobId()));
    }
    return all;
  }
}
