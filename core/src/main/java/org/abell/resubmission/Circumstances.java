package org.abell.resubmission;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.abell.job.JobStateChange;

/**
 * What the expressions of a rule may ask about.
 *
 * @param attempt 1 for the first one
 * @param running how long it ran this time
 * @param sinceQueued how long ago it was sent this time
 */
public record Circumstances(Failure failure, int attempt, Duration running, Duration sinceQueued) {

  /** Those of a job that fails at this moment. */
  static Circumstances of(Job job, Failure failure, Instant now) {
    return new Circumstances(
        failure,
        job.route().attempt(),
        since(job, JobState.RUNNING, now),
        since(job, JobState.QUEUED, now));
  }

  private static Duration since(Job job, JobState state, Instant now) {
    return job.stateChanges().stream()
        .filter(change -> change.state() == state)
        .map(JobStateChange::at)
        .max(Comparator.naturalOrder())
        .map(at -> Duration.between(at, now))
        .orElse(Duration.ZERO);
  }

  /** The values by their names, which are Galaxy's. */
  Map<String, Object> names() {
    return Map.of(
        "walltime_reached",
        failure == Failure.WALLTIME_REACHED,
        "memory_limit_reached",
        failure == Failure.MEMORY_LIMIT_REACHED,
        "tool_detected_failure",
        failure == Failure.TOOL_DETECTED,
        "unknown_error",
        failure == Failure.UNKNOWN || failure == Failure.OUTPUT_NOT_RETURNED,
        "any_failure",
        true,
        "any_potential_job_failure",
        true,
        "attempt",
        (long) attempt,
        "seconds_running",
        running.toSeconds(),
        "seconds_since_queued",
        sinceQueued.toSeconds());
  }
}
