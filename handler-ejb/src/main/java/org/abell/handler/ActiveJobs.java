package org.abell.handler;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<Long, ActiveJob> jobs = new ConcurrentHashMap<>();

  ActiveJobs(int slots, Wakeups wakeups) {
    this.slots = slots;
    this.wakeups = wakeups;
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
    wakeups.ask(Why.TAKE);
  }

  /** A write of ours was refused: somebody stops the job or has taken it over. */
  void giveUp(ActiveJob job) {
    remove(job);
    wakeups.ask(Why.STOP);
  }
}
