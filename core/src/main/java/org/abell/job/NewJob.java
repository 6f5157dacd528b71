package org.abell.job;

import java.util.Map;
import java.util.Optional;

/**
 * A job to be written.
 *
 * @param toolId the tool it runs
 * @param toolVersion the tool's version
 * @param userId who wants it
 * @param historyId where its outputs go
 * @param submittedBy the web server that took the request
 * @param handlerTag which handlers may take it
 * @param parameters name to JSON text, in the order of the form
 * @param preassigned the only handler that may take it; empty: any with the tag
 */
public record NewJob(
    String toolId,
    String toolVersion,
    long userId,
    long historyId,
    String submittedBy,
    String handlerTag,
    Map<String, String> parameters,
    Optional<String> preassigned) {

  /** A job that any handler of the tag may take. */
  public NewJob(
      String toolId,
      String toolVersion,
      long userId,
      long historyId,
      String submittedBy,
      String handlerTag,
      Map<String, String> parameters) {
    this(
        toolId,
        toolVersion,
        userId,
        historyId,
        submittedBy,
        handlerTag,
        parameters,
        Optional.empty());
  }
}
