package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.abell.submission.EquivalentJobs;
import org.abell.submission.RejectedSubmission;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Refusal;

/** {@code /api/jobs/search}: whether the caller has had the same done already. */
@Path("jobs/search")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class SearchResource {

  private static final Set<JobState> USUAL =
      EnumSet.of(JobState.NEW, JobState.QUEUED, JobState.WAITING, JobState.RUNNING, JobState.OK);

  private final Caller caller;
  private final EquivalentJobs jobs;
  private final JobDocuments documents;

  public SearchResource() {
    this(null, null, null);
  }

  @Inject
  public SearchResource(Caller caller, EquivalentJobs jobs, JobDocuments documents) {
    this.caller = caller;
    this.jobs = jobs;
    this.documents = documents;
  }

  @POST
  public JsonValue search(JsonBody body) {
    var user = caller.required();
    var tool = body.required("tool_id");
    if (body.member("inputs").isEmpty()) {
      throw new Refusal(ErrorCode.PARAMETER_MISSING, "The parameter 'inputs' is missing.");
    }
    var states = states(body);
    try {
      var found =
          states.isEmpty()
              ? Optional.<Job>empty()
              : jobs.find(user, tool, body.object("inputs"), states);
      return found.stream()
          .map(job -> documents.show(job, caller.isAdmin()))
          .collect(Doc.toArray());
    } catch (RejectedSubmission e) {
      throw new Refusal(ErrorCode.NOT_FOUND, e.getMessage());
    }
  }

  /** Those that the body names, one or a list; words that are no state match nothing. */
  private static Set<JobState> states(JsonBody body) {
    var state = body.member("state");
    if (state.isEmpty()) {
      return USUAL;
    }
    List<? extends JsonValue> words =
        state.get() instanceof JsonArray array ? array : List.of(state.get());
    return words.stream()
        .filter(JsonString.class::isInstance)
        .flatMap(w -> JobState.of(((JsonString) w).getString()).stream())
        .collect(Collectors.toSet());
  }
}
