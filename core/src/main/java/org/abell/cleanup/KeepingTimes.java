package org.abell.cleanup;

import java.time.Duration;
import java.util.Optional;
import org.abell.settings.JobDefaults;

/**
 * How long things are kept that {@code cleanup_job} does not remove.
 *
 * @param cleared leftovers of earlier attempts ({@code cleared_contents_days}); empty: for good
 * @param failed directories of failed jobs ({@code failed_job_dirs_days}); empty: for good
 */
public record KeepingTimes(Optional<Duration> cleared, Optional<Duration> failed) {

  private static final int CLEARED_DAYS = 5;

  /** As abell.yml says; 0 days mean for good. */
  public static KeepingTimes of(JobDefaults jobs) {
    return new KeepingTimes(
        days(jobs.number("cleared_contents_days", CLEARED_DAYS)),
        days(jobs.number("failed_job_dirs_days", 0)));
  }

  private static Optional<Duration> days(int number) {
    return number == 0 ? Optional.empty() : Optional.of(Duration.ofDays(number));
  }
}
