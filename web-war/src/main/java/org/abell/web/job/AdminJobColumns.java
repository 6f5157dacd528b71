package org.abell.web.job;

import java.util.List;
import org.abell.job.JobQuery.Column;

/** The columns of the admins' list, in their order, each with the way to sort by it. */
final class AdminJobColumns {

  private AdminJobColumns() {}

  static List<AdminJobsView.Column> of(AdminJobFilter filter) {
    return List.of(
        column("Job", Column.ID, true, filter),
        column("State", Column.STATE, false, filter),
        column("Tool", Column.TOOL_ID, false, filter),
        column("User", Column.USER_EMAIL, false, filter),
        column("Handler", Column.HANDLER, false, filter),
        column("Destination", Column.DESTINATION_ID, false, filter),
        column("Runner", Column.JOB_RUNNER_NAME, false, filter),
        column("Priority", Column.PRIORITY, true, filter),
        column("Attempt", Column.ATTEMPT, true, filter),
        column("Changed", Column.UPDATE_TIME, false, filter));
  }

  private static AdminJobsView.Column column(
      String title, Column column, boolean number, AdminJobFilter filter) {
    return new AdminJobsView.Column(
        title, filter.sortedBy(column).query(), direction(column, filter), number);
  }

  private static String direction(Column column, AdminJobFilter filter) {
    if (filter.order().column() != column) {
      return "none";
    }
    return filter.order().descending() ? "descending" : "ascending";
  }
}
