package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.job.JobState;
import org.abell.job.Jobs;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.Refusal;

/** How far the jobs behind items of a history are, in the few words that pages poll for. */
@ApplicationScoped
public class JobsSummaries {

  private static final String JOB = "Job";
  private static final List<String> TYPES =
      List.of(JOB, "ImplicitCollectionJobs", "WorkflowInvocation");

  private final Jobs jobs;
  private final Ids ids;

  public JobsSummaries() {
    this(null, null);
  }

  @Inject
  public JobsSummaries(Jobs jobs, Ids ids) {
    this.jobs = jobs;
    this.ids = ids;
  }

  /** A summary for each id, in their order; ids of nothing have no states. */
  List<JsonObject> of(List<String> wanted, List<String> types) {
    if (wanted.size() != types.size()) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID,
          "There must be as many types as ids, not %d for %d."
              .formatted(types.size(), wanted.size()));
    }
    var numbers = new ArrayList<Long>();
    for (var i = 0; i < wanted.size(); i++) {
      numbers.add(number(wanted.get(i), types.get(i)));
    }
    var states = numbers.isEmpty() ? Map.<Long, JobState>of() : jobs.states(numbers);
    var found = new ArrayList<JsonObject>();
    for (var i = 0; i < wanted.size(); i++) {
      var state = Optional.ofNullable(states.get(numbers.get(i)));
      found.add(document(wanted.get(i), types.get(i), state));
    }
    return found;
  }

  /** The summary of one job. */
  JsonObject of(long jobId) {
    return of(List.of(ids.encode(jobId)), List.of(JOB)).get(0);
  }

  /** Only jobs exist here; no row has the number 0. */
  private long number(String id, String type) {
    if (!TYPES.contains(type)) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID,
          "'%s' is not one of the types %s.".formatted(type, String.join(", ", TYPES)));
    }
    var number = ids.decode(id);
    return type.equals(JOB) ? number : 0;
  }

  private static JsonObject document(String id, String type, Optional<JobState> state) {
    return new Doc()
        .put("id", id)
        .put("model", type)
        .put("populated_state", state.isPresent() ? "ok" : "new")
        .put("states", state.map(s -> Map.of(s.label(), 1)).orElse(Map.of()))
        .json();
  }
}
