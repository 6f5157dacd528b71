package org.abell.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abell.history.Histories;
import org.abell.job.Job;
import org.abell.job.JobParameter;
import org.abell.job.JobState;
import org.abell.job.JobTwins;
import org.abell.jobconf.ResourceQuestion;
import org.abell.submission.RejectedSubmission.Kind;
import org.abell.toolinput.StoredInputs;
import org.abell.toolinput.ToolValues;
import org.abell.user.User;

/**
 * Finds what a user has had done already: a job of the same tool and version with the same
 * parameters, which read the same files. With which resources it ran does not matter.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class EquivalentJobs {

  private final RequestCheck request;
  private final Histories histories;
  private final JobTwins twins;

  public EquivalentJobs() {
    this(null, null, null);
  }

  @Inject
  public EquivalentJobs(RequestCheck request, Histories histories, JobTwins twins) {
    this.request = request;
    this.histories = histories;
    this.twins = twins;
  }

  /**
   * The newest such job whose outputs are all still there; nothing when the inputs do not fit.
   *
   * @throws RejectedSubmission when there is no such tool
   */
  public Optional<Job> find(User user, String toolId, JsonObject inputs, Set<JobState> states)
      throws RejectedSubmission {
    var tool = request.tool(toolId, Optional.empty());
    try {
      var values = request.values(tool, user, inputs);
      var files = filesOf(values);
      var wanted = byFile(StoredInputs.write(values), files);
      var query = new JobTwins.Query(user.id(), tool.id(), tool.version(), states);
      return twins.newestFirst(query, datasetsByName(values)).stream()
          .filter(job -> wanted.equals(byFile(parameters(job), filesOf(job))))
          .findFirst();
    } catch (RejectedSubmission e) {
      if (e.kind() == Kind.UNKNOWN_TOOL) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Map<String, Long> datasetsByName(ToolValues values) {
    return values.datasets().stream()
        .collect(Collectors.toMap(ToolValues.InputDataset::name, d -> file(d.dataset().id())));
  }

  private Map<Long, Long> filesOf(ToolValues values) {
    var files = new HashMap<Long, Long>();
    values.datasets().forEach(d -> files.put(d.dataset().id(), file(d.dataset().id())));
    return files;
  }

  private long file(long item) {
    return histories.item(item).orElseThrow().dataset().id();
  }

  private static Map<Long, Long> filesOf(Job job) {
    var files = new HashMap<Long, Long>();
    job.inputs().forEach(i -> files.put(i.item().id(), i.item().dataset().id()));
    return files;
  }

  private static Map<String, String> parameters(Job job) {
    return job.parameters().stream()
        .filter(p -> !p.name().equals(ResourceQuestion.NAME))
        .collect(Collectors.toMap(JobParameter::name, JobParameter::value));
  }

  /** Stored values with files in the place of items: copies of a dataset are the same file. */
  private static Map<String, String> byFile(Map<String, String> stored, Map<Long, Long> files) {
    return stored.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> StoredInputs.withOtherIds(e.getValue(), files)));
  }
}
