package org.abell.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several handlers at once: nothing twice, nothing left, no limit ever exceeded. */
class LimitRaceTest {

  private static final int JOBS = 1_000;
  private static final int HANDLERS = 4;

  // Every change of the number of active jobs, in the order in which they happened.
  private static final String MOST =
      """
      select coalesce(max(active), 0)
      from (
        select sum(c.change) over (partition by %s order by c.at, c.change) as active
        from (
          select job_id, at, case when state = 'queued' then 1 else -1 end as change
          from job_state_change
          where state in ('queued', 'ok')) c
        join job j on j.id = c.job_id
        where %s) counted
      """;

  private final AdmissionFixture jobs = new AdmissionFixture();
  private final Set<Long> seen = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ended = new AtomicInteger();

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void limits_are_never_exceeded_and_every_job_runs_once() throws Exception {
    jobs.configure(
        """
        runners: {local: {load: local}}
        handling: {ready_window_size: 1000}
        execution:
          default: here
          environments:
            here: {runner: local}
            big: {runner: local, tags: [longjobs]}
            huge: {runner: local, tags: [longjobs]}
        tools:
          - {id: tobig, environment: big}
          - {id: tohuge, environment: huge}
        limits:
          - {type: registered_user_concurrent_jobs, value: 5}
          - {type: environment_total_concurrent_jobs, id: big, value: 3}
          - {type: environment_total_concurrent_jobs, tag: longjobs, value: 4}
          - {type: environment_user_concurrent_jobs, id: here, value: 3}
        """);
    for (var user : List.of("u", "v", "w")) {
      for (var tool : List.of("cat1", "tobig", "tohuge")) {
        jobs.submitMany(user, tool, JOBS / 9 + 1);
      }
    }
    var all = (JOBS / 9 + 1) * 9;

    // One handler with room for everything meets the limits: the race begins where they bind.
    var first = admit(room("handler0", JOBS));
    assertThat(first).hasSize(3 * 3 + 4);
    run(first, all);

    assertThat(seen).hasSize(all);
    assertThat(most("j.user_id", "true")).isEqualTo(5);
    assertThat(most("1", "j.destination_id = 'big'")).isEqualTo(3);
    assertThat(most("1", "j.destination_id in ('big', 'huge')")).isEqualTo(4);
    assertThat(most("j.user_id", "j.destination_id = 'here'")).isEqualTo(3);
  }

  private void run(List<Long> first, int all) throws Exception {
    var pool = Executors.newFixedThreadPool(HANDLERS);
    try {
      var tasks = new ArrayList<Callable<Integer>>();
      tasks.add(() -> handle("handler0", first, all));
      for (var n = 1; n < HANDLERS; n++) {
        var handler = "handler" + n;
        tasks.add(() -> handle(handler, List.of(), all));
      }
      for (var task : pool.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  /** Admits, and then ends what it had admitted the time before. */
  private int handle(String handler, List<Long> first, int all) {
    var room = room(handler, 4);
    var before = first;
    while (ended.get() < all) {
      var now = admit(room);
      before.forEach(this::end);
      ended.addAndGet(before.size());
      before = now;
    }
    return 0;
  }

  private Room room(String handler, int local) {
    jobs.renew(handler, AdmissionFixture.TAG);
    jobs.database.execute("update server_lease set expires_at = 'infinity'");
    return new Room(handler, "host0", List.of(AdmissionFixture.TAG), Map.of("local", local));
  }

  private List<Long> admit(Room room) {
    var now = jobs.round(room).admitted().stream().map(a -> a.claim().jobId()).toList();
    now.forEach(id -> assertThat(seen.add(id)).as("job %d", id).isTrue());
    return now;
  }

  private void end(long job) {
    jobs.database.execute(
        """
        with done as (
          insert into job_state_change (job_id, state, server, at)
          values (%d, 'ok', 'h', clock_timestamp()))
        update job set state = 'ok' where id = %d
        """
            .formatted(job, job));
  }

  private int most(String partition, String where) {
    return jobs.database.inTransaction(
        em ->
            ((Number) em.createNativeQuery(MOST.formatted(partition, where)).getSingleResult())
                .intValue());
  }
}
