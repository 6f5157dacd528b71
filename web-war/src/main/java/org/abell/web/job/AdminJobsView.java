package org.abell.web.job;

import java.util.List;
import java.util.Optional;
import org.abell.job.JobLock;

/**
 * The admins' list of jobs.
 *
 * @param count how many jobs match, in words
 * @param previous the query of the page before
 * @param next the query of the page after
 */
public record AdminJobsView(
    JobLock lock,
    AdminJobFilter filter,
    Choices choices,
    String caption,
    String count,
    List<Column> columns,
    List<Row> rows,
    Optional<String> previous,
    Optional<String> next) {

  /** A choice in a list. */
  public record Choice(String value, String label, boolean selected) {}

  /** What the fields of the page offer. */
  public record Choices(
      List<Choice> states,
      List<Choice> handlers,
      List<Choice> destinations,
      List<String> takers,
      List<String> targets) {}

  /**
   * A column that can be sorted by.
   *
   * @param query the query of the list sorted by it
   * @param direction in the words of {@code aria-sort}
   */
  public record Column(String title, String query, String direction, boolean number) {}

  /** A value that, when clicked, narrows the list to those with the same. */
  public record Narrowing(String text, String query) {}

  /** A job. */
  public record Row(
      String id,
      long number,
      String state,
      String waitReason,
      Narrowing tool,
      Narrowing user,
      Narrowing handler,
      Narrowing destination,
      Narrowing runner,
      String externalId,
      int priority,
      int attempt,
      boolean recovered,
      String changed,
      String changedAgo,
      boolean finished) {}
}
