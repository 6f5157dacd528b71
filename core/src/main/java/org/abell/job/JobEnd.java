package org.abell.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.history.DatasetSummary;

/**
 * How a job ended.
 *
 * @param state {@code OK} or {@code ERROR}
 * @param info a sentence for the user, empty when all is well
 * @param exitCode of the command
 * @param commandVersion what the tool's version command printed, empty where it has none
 * @param toolStdout what the tool printed, shortened for the database
 * @param toolStderr what the tool complained about, shortened
 * @param jobStderr what the job script itself complained about
 * @param messages JSON list of what error detection found
 * @param metrics what was measured
 * @param outputs what was found in each output, by output name
 */
public record JobEnd(
    JobState state,
    String info,
    Optional<Integer> exitCode,
    String commandVersion,
    String toolStdout,
    String toolStderr,
    String jobStderr,
    String messages,
    List<Metric> metrics,
    Map<String, DatasetSummary> outputs) {

  public JobEnd {
    metrics = List.copyOf(metrics);
    outputs = Map.copyOf(outputs);
  }

  /** Whether the output of that name could not be looked at. */
  boolean leavesUnread(String output) {
    return outputs.containsKey(output) && outputs.get(output).unread();
  }
}
