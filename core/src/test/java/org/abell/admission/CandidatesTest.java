package org.abell.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What finding candidates costs does not depend on what has ended. */
class CandidatesTest {

  private final AdmissionFixture jobs = new AdmissionFixture();

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void a_hundred_thousand_ended_jobs_are_never_read() {
    jobs.submitMany("ada", "cat1", 100_000);
    jobs.database.execute("update job set state = 'ok', end_time = now()");
    jobs.submitMany("ada", "cat1", 500);
    jobs.submitMany("bob", "cat1", 5);
    jobs.database.execute("vacuum analyze job");
    jobs.renew("handler0", AdmissionFixture.TAG);

    var plan = explain();

    assertThat(plan).contains("Index Scan using job_waiting", "using job_active");
    assertThat(plan).doesNotContain("Seq Scan on job ");
    assertThat(buffers(plan)).as(plan).isLessThan(1_500);
  }

  @SuppressWarnings("unchecked")
  private String explain() {
    List<Object> lines =
        jobs.database.inTransaction(
            em ->
                em.createNativeQuery("explain (analyze, buffers, timing off) " + Candidates.FIND)
                    .setParameter("handler", "handler0")
                    .setParameter("tags", AdmissionFixture.TAG)
                    .setParameter("window", 100)
                    .setParameter("most", 200)
                    .getResultList());
    return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
  }

  /** The first line counts what the whole statement read. */
  private static int buffers(String plan) {
    return plan.lines()
        .filter(l -> l.contains("Buffers: shared hit="))
        .findFirst()
        .map(l -> Integer.parseInt(l.replaceAll(".*shared hit=(\\d+).*", "$1")))
        .orElseThrow();
  }
}
