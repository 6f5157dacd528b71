package org.abell.preparation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.job.InputCheck;
import org.abell.job.JobState;
import org.abell.jobconf.DestinationAdditions;
import org.abell.toolinput.ToolDataset;

/**
 * All that a handler needs to know of a job, read at once and independent of the database.
 *
 * @param parameters JSON text by name
 * @param inputs what it reads
 * @param outputs what it writes, by the name of the output
 * @param check whether the inputs let it run
 * @param runner where it was sent, if it was
 * @param token its name there
 * @param target the destination it was sent to, and how often
 */
public record JobSheet(
    long jobId,
    String toolId,
    String toolVersion,
    JobState state,
    Map<String, String> parameters,
    List<ToolDataset> inputs,
    Map<String, ToolDataset> outputs,
    InputCheck check,
    Optional<String> runner,
    Optional<String> token,
    Target target,
    Owner owner) {

  public JobSheet {
    parameters = Map.copyOf(parameters);
    inputs = List.copyOf(inputs);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /**
   * Where the job was sent.
   *
   * @param destinationId empty before that is settled
   * @param additions what it has beyond that destination
   * @param attempt 1, and 1 more for each resubmission
   */
  public record Target(
      Optional<String> destinationId, DestinationAdditions additions, int attempt) {

    /** Nothing is known yet. */
    public static final Target NONE = new Target(Optional.empty(), DestinationAdditions.NONE, 1);
  }

  /** Whose job it is, and the history its outputs go to. */
  public record Owner(long userId, String email, String username, long historyId) {}
}
