package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.abell.history.HistoryItem;
import org.abell.job.ErrorReport;
import org.abell.job.ErrorReports;
import org.abell.job.Job;
import org.abell.job.JobInput;
import org.abell.job.JobMetric;
import org.abell.job.JobOutput;
import org.abell.waiting.WaitReason;
import org.abell.waiting.WaitReasons;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.JsonBody;

/** Jobs as the API shows them; what only admins may know is added for them alone. */
@ApplicationScoped
public class JobDocuments {

  private final Ids ids;
  private final WaitReasons waits;
  private final ErrorReports reports;

  public JobDocuments() {
    this(null, null, null);
  }

  @Inject
  public JobDocuments(Ids ids, WaitReasons waits, ErrorReports reports) {
    this.ids = ids;
    this.waits = waits;
    this.reports = reports;
  }

  /** A line of a list. */
  public JsonObject row(Job job, boolean admin) {
    var doc =
        new Doc()
            .put("model_class", "Job")
            .put("id", ids.encode(job.id()))
            .put("history_id", ids.encode(job.history().id()))
            .put("tool_id", job.toolId())
            .put("tool_version", job.toolVersion())
            .put("state", job.state().label())
            .put("exit_code", job.result().exitCode())
            .put("create_time", job.createTime())
            .put("update_time", job.updateTime())
            .put("galaxy_version", "25.1")
            .none("copied_from_job_id");
    return admin ? doc.all(forAdmins(job)).json() : doc.json();
  }

  /** A line of a list that says whose job it is. */
  public JsonObject rowWithUser(Job job) {
    return new Doc()
        .all(row(job, true))
        .put("user_email", job.user().email())
        .put("user_id", ids.encode(job.user().id()))
        .json();
  }

  /** The lines of the admins' list, those that wait with the reason. */
  public List<JsonObject> adminRows(List<Job> jobs) {
    var reasons =
        waits.of(jobs.stream().map(Job::id).toList()).stream()
            .collect(Collectors.toMap(WaitReason::jobId, Function.identity()));
    return jobs.stream()
        .map(job -> withWait(adminRow(job), Optional.ofNullable(reasons.get(job.id())), true))
        .toList();
  }

  /** The document with why the job waits and its place among all that wait. */
  public JsonObject withWait(Job job, JsonObject shown, boolean admin) {
    return withWait(shown, waits.of(List.of(job.id())).stream().findFirst(), admin);
  }

  private static JsonObject withWait(JsonObject shown, Optional<WaitReason> reason, boolean admin) {
    var place = reason.map(WaitReason::place).orElseGet(OptionalInt::empty);
    var doc =
        new Doc()
            .all(shown)
            .put("wait_reason", reason.map(WaitReason::text))
            .put("queue_position", place.stream().boxed().findFirst());
    return admin
        ? doc.put("cluster_reason", reason.map(WaitReason::own).filter(w -> !w.isEmpty())).json()
        : doc.json();
  }

  private JsonObject adminRow(Job job) {
    return new Doc()
        .all(rowWithUser(job))
        .put("decoded_job_id", job.id())
        .put("info", job.info())
        .put("priority", job.priority())
        .none("session_id")
        .none("remote_host")
        .json();
  }

  /** The job with its parameters, inputs and outputs. */
  public JsonObject show(Job job, boolean admin) {
    return new Doc()
        .all(row(job, admin))
        .put("command_version", job.result().commandVersion())
        .put("user_id", ids.encode(job.user().id()))
        .put("job_messages", JsonBody.value(job.result().messages()))
        .put("params", parameters(job))
        .put("inputs", inputs(job))
        .put("outputs", outputs(job))
        .put("output_collections", new Doc())
        .json();
  }

  /** The job with its streams as well. */
  public JsonObject full(Job job, boolean admin) {
    var doc =
        new Doc()
            .all(show(job, admin))
            .put("tool_stdout", job.result().toolStdout())
            .put("tool_stderr", job.result().toolStderr())
            .put("job_stdout", job.result().jobStdout())
            .put("job_stderr", job.result().jobStderr())
            .put("stdout", job.result().toolStdout() + job.result().jobStdout())
            .put("stderr", job.result().toolStderr() + job.result().jobStderr())
            .put("info", job.info())
            .put("dependencies", List.of());
    if (admin) {
      doc.put("user_email", job.user().email())
          .put("error_reports", reports.about(job).stream().map(this::report).toList())
          .put(
              "job_metrics",
              JobMetricDocuments.of(job.metrics().stream().map(JobMetric::metric).toList()));
    }
    return doc.json();
  }

  private JsonObject report(ErrorReport report) {
    return new Doc()
        .put("user_id", ids.encode(report.user().id()))
        .put("email", report.answerTo())
        .put("message", report.message())
        .put("create_time", report.at())
        .json();
  }

  /** Inputs as pairs of name and dataset, and nothing else: clients compare them whole. */
  public List<JsonObject> inputPairs(Job job) {
    return job.inputs().stream().map(i -> pair(i.name(), i.item())).toList();
  }

  /** Outputs as pairs of name and dataset, and nothing else. */
  public List<JsonObject> outputPairs(Job job) {
    return job.outputs().stream().map(o -> pair(o.name(), o.item())).toList();
  }

  private static JsonObject forAdmins(Job job) {
    return new Doc()
        .put("external_id", job.route().externalId())
        .put("command_line", job.commandLine())
        .put("traceback", Optional.of(job.result().traceback()).filter(t -> !t.isEmpty()))
        .put("handler", job.handler())
        .put("job_runner_name", job.route().runner())
        .put("destination_id", job.route().destinationId())
        .put("submitted_by", job.submittedBy())
        .json();
  }

  private JsonObject parameters(Job job) {
    var datasets = job.inputs().stream().map(JobInput::name).toList();
    var stored = new StoredValues(ids::encode);
    var doc = new Doc();
    job.parameters().stream()
        .filter(p -> !datasets.contains(p.name()))
        .forEach(p -> doc.put(p.name(), stored.value(p.value()).toString()));
    return doc.json();
  }

  private JsonObject inputs(Job job) {
    var doc = new Doc();
    for (JobInput input : job.inputs()) {
      doc.put(input.name(), dataset(input.item()).put("uuid", input.item().dataset().uuid()));
    }
    return doc.json();
  }

  private JsonObject outputs(Job job) {
    var doc = new Doc();
    for (JobOutput output : job.outputs()) {
      doc.put(output.name(), dataset(output.item()).put("uuid", output.item().dataset().uuid()));
    }
    return doc.json();
  }

  private JsonObject pair(String name, HistoryItem item) {
    return new Doc().put("name", name).put("dataset", dataset(item)).json();
  }

  private Doc dataset(HistoryItem item) {
    return new Doc().put("id", ids.encode(item.id())).put("src", "hda");
  }
}
