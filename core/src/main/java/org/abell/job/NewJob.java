package org.abell.job;

import java.util.Map;

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
 */
public record NewJob(
    String toolId,
    String toolVersion,
    long userId,
    long historyId,
    String submittedBy,
    String handlerTag,
    Map<String, String> parameters) {}
