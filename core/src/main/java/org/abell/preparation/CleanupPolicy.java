package org.abell.preparation;

import java.util.Locale;
import org.abell.job.JobState;

/** Whether a job's directory is removed when the job has ended ({@code cleanup_job}). */
public enum CleanupPolicy {
  ALWAYS,
  ONSUCCESS,
  NEVER;

  /** The policy of that name; what is no name of one is ALWAYS, as in Galaxy. */
  public static CleanupPolicy of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "onsuccess" -> ONSUCCESS;
      case "never" -> NEVER;
      default -> ALWAYS;
    };
  }

  /** Whether nothing of a job that ended in the state is kept; a stopped one is no failure. */
  public boolean removesAfter(JobState end) {
    return switch (this) {
      case ALWAYS -> true;
      case ONSUCCESS -> end == JobState.OK || end == JobState.DELETED;
      case NEVER -> false;
    };
  }
}
