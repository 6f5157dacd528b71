package org.abell.job;

import org.jboss.logging.MDC;

/**
 * Marks what a thread logs as being about a job, whoever logs it: the key {@value #KEY} of the
 * mapped diagnostic context has the job's id.
 */
public final class JobLog {

  private static final String KEY = "job";

  private JobLog() {}

  /** Does work that is about the job. */
  public static void about(long job, Runnable work) {
    var before = MDC.get(KEY);
    MDC.put(KEY, Long.toString(job));
    try {
      work.run();
    } finally {
      if (before == null) {
        MDC.remove(KEY);
      } else {
        MDC.put(KEY, before);
      }
    }
  }
}
