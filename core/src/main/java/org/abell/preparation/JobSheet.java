package org.abell.preparation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.job.InputCheck;
import org.abell.job.JobState;
import org.abell.toolinput.ToolDataset;

/**
 * All that a handler needs to know of a job, read at once and independent of the database.
 *
 * @param parameters JSON text by name
 * @param check whether the inputs let it run
 * @param runner where it was sent, if it was
 * @param token its name there
 */
public record JobSheet(
    long jobId,
    String toolId,
    String toolVersion,
    JobState state,
    Map<String, String> parameters,
    List<Item> inputs,
    List<Item> outputs,
    InputCheck check,
    Optional<String> runner,
    Optional<String> token,
    Owner owner) {

  public JobSheet {
    parameters = Map.copyOf(parameters);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * A dataset that the job reads or writes.
   *
   * @param role its name in the job: that of the tool's input or output
   */
  public record Item(String role, ToolDataset dataset) {}

  /** Whose job it is, and the history its outputs go to. */
  public record Owner(long userId, String email, String username, long historyId) {}
}
