package org.abell.web.job;

import java.util.List;
import java.util.Optional;

/**
 * A user's own jobs.
 *
 * @param query of this page, to show it again
 */
public record MyJobsView(
    List<AdminJobsView.Choice> states,
    String caption,
    List<Row> rows,
    String query,
    Optional<String> previous,
    Optional<String> next) {

  /** A job, and in a few words how it stands. */
  public record Row(
      String id,
      long number,
      String tool,
      String state,
      String remark,
      String historyId,
      String history,
      String created,
      String changedAgo) {}
}
