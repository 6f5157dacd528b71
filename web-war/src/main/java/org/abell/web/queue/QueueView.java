package org.abell.web.queue;

import java.util.List;

/**
 * The page of the queue.
 *
 * @param limits those of the job configuration, with what is used of them
 */
public record QueueView(
    List<Line> tags, List<Line> destinations, List<Limit> limits, List<Plot> plots) {

  /**
   * The jobs of a tag, or for a destination.
   *
   * @param query leads to them in the admins' list of jobs; empty where that is not possible
   */
  public record Line(
      String name,
      String query,
      long waiting,
      long queued,
      long running,
      String median,
      String nineTenths,
      long started) {}

  /**
   * A limit and how much of it is used.
   *
   * @param whom whose use it is: everybody's or a user's
   * @param percent of the limit, at most 100
   */
  public record Limit(String name, String whom, String used, String most, int percent) {

    /** Whether nothing more goes under it. */
    public boolean full() {
      return percent >= 100;
    }
  }
}
