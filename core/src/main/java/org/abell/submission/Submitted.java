package org.abell.submission;

import java.util.Map;
import org.abell.history.HistoryItem;
import org.abell.job.Job;

/**
 * What a request became.
 *
 * @param job waiting to be taken
 * @param outputs the items it will write, by output name, in the tool's order
 */
public record Submitted(Job job, Map<String, HistoryItem> outputs) {}
