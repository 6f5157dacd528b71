package org.abell.handler;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.abell.handler.Wakeups.Why;
import org.abell.job.JobClaim;
import org.abell.runner.RunnerJob;

/**
 * The jobs that this handler works on. Each takes a slot until its process has ended; the end of
 * one is written while the next one runs already.
 */
final class ActiveJobs {

  private final int slots;
  private final Wakeups wakeups;
  private final Consumer<RunnerJob> forgotten;
  private final Map<Long, ActiveJob> jobs = new ConcurrentHashMap<>();

  /**
   * No jobs yet.
   *
   * @param forgotten is told of started jobs that nothing more is done for
   */
  ActiveJobs(int slots, Wakeups wakeups, Consumer<RunnerJob> forgotten) {
    this.slots = slots;
    this.wakeups = wakeups;
    this.forgotten = forgotten;
  }

  /**
   * How many more jobs may be taken. Jobs found again after a restart may exceed the slots, and
   * unwritten ends may be no more than slots.
   */
  int free() {
    var running = jobs.values().stream().filter(j -> !j.hasEnded()).count();
    return (int) Math.max(0, Math.min(slots - running, 2L * slots - jobs.size()));
  }

  /** The job under this claim: the one that is there, or a new one. */
  ActiveJob add(JobClaim claim) {
    return jobs.compute(
        claim.jobId(),
        (id, job) -> job != null && job.claim().equals(claim) ? job : new ActiveJob(claim));
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
