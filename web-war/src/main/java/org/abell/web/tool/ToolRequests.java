package org.abell.web.tool;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.abell.submission.RejectedSubmission;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.JsonBody;
import org.abell.web.submission.SubmittedDocuments;
import org.abell.web.upload.ReceivedFile;
import org.abell.web.upload.UploadRequests;

/** What clients post to {@code /api/tools}: a tool's inputs, or an upload in the guise of one. */
@RequestScoped
@Transactional
public class ToolRequests {

  private final Caller caller;
  private final RequestedRuns runs;
  private final UploadRequests uploads;
  private final SubmittedDocuments documents;

  public ToolRequests() {
    this(null, null, null, null);
  }

  @Inject
  public ToolRequests(
      Caller caller, RequestedRuns runs, UploadRequests uploads, SubmittedDocuments documents) {
    this.caller = caller;
    this.runs = runs;
    this.uploads = uploads;
    this.documents = documents;
  }

  /** Runs the tool that the body names. */
  public JsonObject run(JsonBody body, Map<String, ReceivedFile> files) throws RejectedSubmission {
    var user = caller.required();
    if (body.required("tool_id").equals(UploadRequests.UPLOAD_TOOL)) {
      return uploads.upload(body, body.object("inputs"), files);
    }
    return documents.of(List.of(runs.run(user, body)));
  }
}
