package org.abell.web.tool;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.job.Job;
import org.abell.tool.Tool;
import org.abell.toolinput.FormModel;
import org.abell.web.job.JobAccess;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** {@code /api/jobs/{id}/build_for_rerun}: the form of a job's tool as it was filled in then. */
@Path("jobs/{id}/build_for_rerun")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class RerunResource {

  private final JobAccess access;
  private final FormSources sources;
  private final Replacements replacements;
  private final OfferedTools tools;
  private final ToolDocuments documents;

  public RerunResource() {
    this(null, null, null, null, null);
  }

  @Inject
  public RerunResource(
      JobAccess access,
      FormSources sources,
      Replacements replacements,
      OfferedTools tools,
      ToolDocuments documents) {
    this.access = access;
    this.sources = sources;
    this.replacements = replacements;
    this.tools = tools;
    this.documents = documents;
  }

  @GET
  public JsonValue show(@PathParam("id") String id) {
    var job = access.job(id);
    var tool = tool(job);
    var model = FormModel.of(tool, sources.earlier(id).inputs(), Map.of());
    var history = sources.encode(job.history().id());
    return new Doc()
        .all(documents.form(model, Optional.of(history)))
        .put("job_id", id)
        .put("job_remap", replacements.isWorthWhile(job))
        .put("warnings", String.join(" ", warnings(job, tool)))
        .json();
  }

  private Tool tool(Job job) {
    return tools
        .find(job.toolId(), Optional.of(job.toolVersion()))
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.TOOL_MISSING,
                    "The tool '%s' of this job is not here any more.".formatted(job.toolId())));
  }

  private static List<String> warnings(Job job, Tool tool) {
    var all = new ArrayList<String>();
    if (!tool.version().equals(job.toolVersion())) {
      all.add(
          "This job was run with version %s of the tool; here is version %s."
              .formatted(job.toolVersion(), tool.version()));
    }
    job.inputs().stream()
        .filter(i -> i.item().deleted())
        .forEach(i -> all.add("The dataset %d is deleted.".formatted(i.item().hid())));
    return all;
  }
}
