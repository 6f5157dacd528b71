package org.abell.web.tool;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.installation.Readiness;
import org.abell.submission.RejectedSubmission;
import org.abell.tool.Tool;
import org.abell.toolinput.FormModel;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Truth;
import org.abell.web.upload.Multipart;

/** {@code /api/tools}: listing tools, and running them. */
@Path("tools")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ToolResource {

  private final Readiness readiness;
  private final OfferedTools tools;
  private final ToolDocuments documents;
  private final ToolRequests requests;
  private final Multipart multipart;

  public ToolResource() {
    this(null, null, null, null, null);
  }

  @Inject
  public ToolResource(
      Readiness readiness,
      OfferedTools tools,
      ToolDocuments documents,
      ToolRequests requests,
      Multipart multipart) {
    this.readiness = readiness;
    this.tools = tools;
    this.documents = documents;
    this.requests = requests;
    this.multipart = multipart;
  }

  /** By section, as a flat list, or (with {@code q}) the ids of those that have the words. */
  @GET
  public JsonValue list(
      @QueryParam("in_panel") @DefaultValue("true") Truth inPanel,
      @QueryParam("q") String words,
      @QueryParam("tool_id") String toolId) {
    var all = readiness.installation().toolBox();
    if (words != null) {
      return all.search(words).stream().map(Tool::id).collect(Doc.toArray());
    }
    if (toolId != null) {
      return all.find(toolId).stream().map(documents::summary).collect(Doc.toArray());
    }
    return inPanel.value()
        ? documents.panel()
        : all.tools().stream().map(documents::summary).collect(Doc.toArray());
  }

  @GET
  @Path("{id: .+}")
  public JsonValue show(
      @PathParam("id") String id,
      @QueryParam("io_details") @DefaultValue("false") Truth details,
      @QueryParam("tool_version") String version) {
    return documents.show(tools.tool(id, Optional.ofNullable(version)), details.value());
  }

  @GET
  @Path("{id: .+}/build")
  public JsonValue form(
      @PathParam("id") String id,
      @QueryParam("tool_version") String version,
      @QueryParam("history_id") String history) {
    return documents.form(
        FormModel.of(tools.tool(id, Optional.ofNullable(version))), Optional.ofNullable(history));
  }

  @POST
  @Path("{id: .+}/build")
  public JsonValue build(@PathParam("id") String id, JsonBody body) {
    var tool = tools.tool(id, body.text("tool_version"));
    return documents.form(
        FormModel.of(tool, body.object("inputs"), Map.of()), body.text("history_id"));
  }

  @GET
  @Path("{id: .+}/raw_tool_source")
  @Produces(MediaType.TEXT_PLAIN)
  public Response source(@PathParam("id") String id) {
    return Response.ok(tools.tool(id, Optional.empty()).source(), "text/plain;charset=UTF-8")
        .header("language", "xml")
        .build();
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public JsonValue run(JsonBody body) throws RejectedSubmission {
    return requests.run(body, Map.of());
  }

  /** The same with files in the request. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public JsonValue runWithFiles(List<EntityPart> parts) throws RejectedSubmission, IOException {
    var received = multipart.read(parts);
    return requests.run(received.body(), received.files());
  }
}
