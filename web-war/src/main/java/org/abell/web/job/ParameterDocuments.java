package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.abell.configuration.JobConfigurations;
import org.abell.history.HistoryItem;
import org.abell.installation.Readiness;
import org.abell.job.Job;
import org.abell.job.JobInput;
import org.abell.jobconf.ResourceQuestion;
import org.abell.tool.Tool;
import org.abell.upload.UploadOrder;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.Ids;

/** The parameters of jobs as people read them, with the labels of the tool's form. */
@ApplicationScoped
public class ParameterDocuments {

  private final Readiness readiness;
  private final JobConfigurations configurations;
  private final Ids ids;

  public ParameterDocuments() {
    this(null, null, null);
  }

  @Inject
  public ParameterDocuments(Readiness readiness, JobConfigurations configurations, Ids ids) {
    this.readiness = readiness;
    this.configurations = configurations;
    this.ids = ids;
  }

  /** The document; a job whose tool is gone shows what is stored, by name. */
  public JsonObject of(Job job) {
    var values = new StoredValues(ids::encode).inputs(job);
    var known = readiness.installation().toolBox().find(job.toolId(), job.toolVersion());
    // A job from before the question, or after it, was not asked.
    var tool = known.map(t -> values.containsKey(ResourceQuestion.NAME) ? asking(t) : t);
    var lines = new ParameterLines(id -> dataset(job, id));
    var shown = tool.map(t -> lines.of(t.inputs(), values)).orElseGet(() -> bare(values));
    var errors = lines.hasErrors() || tool.isEmpty() && !UploadOrder.TOOLS.contains(job.toolId());
    return new Doc()
        .put("parameters", shown)
        .put("has_parameter_errors", errors)
        .put("outputs", outputs(job))
        .json();
  }

  private Tool asking(Tool tool) {
    return configurations.current().jobs().asking(tool);
  }

  private static List<JsonObject> bare(JsonObject values) {
    return values.entrySet().stream()
        .map(e -> ParameterLines.line(e.getKey(), 1).put("value", text(e.getValue())).json())
        .toList();
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  /** What a parameter refers to is an input of the job, so its name may be told. */
  private Doc dataset(Job job, String id) {
    var doc = new Doc().put("src", "hda").put("id", id);
    job.inputs().stream()
        .map(JobInput::item)
        .filter(item -> ids.encode(item.id()).equals(id))
        .findFirst()
        .ifPresent(item -> doc.put("hid", item.hid()).put("name", item.name()));
    return doc;
  }

  private JsonObject outputs(Job job) {
    var doc = new Doc();
    for (var output : job.outputs()) {
      doc.put(output.name(), List.of(output(output.item())));
    }
    return doc.json();
  }

  private Doc output(HistoryItem item) {
    return new Doc()
        .put("label", item.name())
        .put("value", new Doc().put("src", "hda").put("id", ids.encode(item.id())));
  }
}
