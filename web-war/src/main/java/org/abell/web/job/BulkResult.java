package org.abell.web.job;

import java.util.List;

/**
 * What became of the jobs that an admin wanted something of.
 *
 * @param sentence all of it in one sentence
 * @param refused whether nothing was tried at all
 */
public record BulkResult(String sentence, boolean refused, List<Group> groups) {

  /**
   * Jobs to which the same happened.
   *
   * @param more how many there are beside those named
   */
  public record Group(boolean done, String text, List<Named> jobs, int more) {}

  /** A job by its number. */
  public record Named(String id, long number) {}

  static BulkResult refused(String sentence) {
    return new BulkResult(sentence, true, List.of());
  }
}
