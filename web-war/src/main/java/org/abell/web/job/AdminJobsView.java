package org.abell.web.job;

import java.util.List;
import java.util.Optional;
import org.abell.job.JobLock;

/**
 * The admins' list of jobs.
 *
 * @param query the query of this page, to show it again
 * @param previous the query of the page before
 * @param next the query of the page after
 */
public record AdminJobsView(
    JobLock lock,
    String search,
    List<Choice> stateChoices,
    String caption,
    List<Row> rows,
    String query,
    Optional<String> previous,
    Optional<String> next) {

  /** A choice of states. */
  public record Choice(String value, String label, boolean selected) {}

  /** A job. */
  public record Row(
      String id,
      long number,
      String state,
      String waitReason,
      String toolId,
      String user,
      String submittedBy,
      String handler,
      String runner,
      String externalId,
      String updated,
      boolean mayStop) {}
}
