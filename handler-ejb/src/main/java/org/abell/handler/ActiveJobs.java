package org.abell.handler;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.abell.admission.Admitted;
import org.abell.handler.Wakeups.Why;
import org.abell.job.JobClaim;
import org.abell.runner.RunnerJob;

/**
 * The jobs that this handler works on. Each takes a slot of its runner until its process has ended,
 * or it is in the queue of a cluster; the end of one is written while the next one runs already.
 */
final class ActiveJobs {

  private final Supplier<Map<String, Runners.Slots>> slots;
  private final Wakeups wakeups;
  private final Consumer<RunnerJob> forgotten;
  private final Map<Long, ActiveJob> jobs = new ConcurrentHashMap<>();

  /**
   * No jobs yet.
   *
   * @param slots the room at each runner of this handler, at present
   * @param forgotten is told of started jobs that nothing more is done for
   */
  ActiveJobs(
      Supplier<Map<String, Runners.Slots>> slots, Wakeups wakeups, Consumer<RunnerJob> forgotten) {
    this.slots = slots;
    this.wakeups = wakeups;
    this.forgotten = forgotten;
  }

  /**
   * How many more jobs each runner may get. Jobs found again after a restart may exceed the slots,
   * and unwritten ends may be no more than slots.
   */
  Map<String, Integer> free() {
    var free = new HashMap<String, Integer>();
    slots.get().forEach((runner, room) -> free.put(runner, free(runner, room)));
    return free;
  }

  private int free(String runner, Runners.Slots room) {
    // One that is not known yet might be anywhere.
    var there =
        jobs.values().stream()
            .filter(j -> j.runner().filter(r -> !r.equals(runner)).isEmpty())
            .filter(j -> room.untilEnd() || !j.isThere());
    var ended =
        there.collect(Collectors.partitioningBy(ActiveJob::hasEnded, Collectors.counting()));
    var all = ended.get(true) + ended.get(false);
    return (int) Math.max(0, Math.min(room.most() - ended.get(false), 2L * room.most() - all));
  }

  /** The job under this claim: the one that is there, or a new one. */
  ActiveJob add(JobClaim claim) {
    return jobs.compute(
        claim.jobId(),
        (id, job) -> job != null && job.claim().equals(claim) ? job : new ActiveJob(claim));
  }

  /** A job that was just admitted. */
  ActiveJob add(Admitted admitted) {
    var job = new ActiveJob(admitted);
    jobs.put(job.id(), job);
    return job;
  }

  Optional<ActiveJob> find(RunnerJob job) {
    return Optional.ofNullable(jobs.get(job.directory().jobId()))
        .filter(j -> j.runnerJob().filter(job::equals).isPresent());
  }

  Collection<ActiveJob> all() {
    return List.copyOf(jobs.values());
  }

  /** Nothing more is done for the job here. */
  void remove(ActiveJob job) {
    job.forget();
    jobs.remove(job.id(), job);
    job.runnerJob().ifPresent(forgotten);
    wakeups.ask(Why.TAKE);
  }

  /** A write of ours was refused: somebody stops the job or has taken it over. */
  void giveUp(ActiveJob job) {
    remove(job);
    wakeups.ask(Why.STOP);
  }
}
