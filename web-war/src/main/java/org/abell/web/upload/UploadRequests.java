package org.abell.web.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.abell.history.History;
import org.abell.submission.Submissions;
import org.abell.upload.UploadOrder;
import org.abell.web.caller.Caller;
import org.abell.web.history.HistoryAccess;
import org.abell.web.history.HistoryViews;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Refusal;

/** Uploads in the two ways that Galaxy's clients know: the upload tool, and fetching. */
@RequestScoped
@Transactional
public class UploadRequests {

  /** The tool of pasted text and of files in forms. */
  public static final String UPLOAD_TOOL = "upload1";

  /** The tool of {@code /api/tools/fetch}. */
  public static final String FETCH_TOOL = "__DATA_FETCH__";

  private final Caller caller;
  private final HistoryAccess access;
  private final HistoryViews current;
  private final Submissions submissions;
  private final UploadParts parts;

  public UploadRequests() {
    this(null, null, null, null, null);
  }

  @Inject
  public UploadRequests(
      Caller caller,
      HistoryAccess access,
      HistoryViews current,
      Submissions submissions,
      UploadParts parts) {
    this.caller = caller;
    this.access = access;
    this.current = current;
    this.submissions = submissions;
    this.parts = parts;
  }

  /** Runs the upload tool; its fields may stand beside the inputs or among them. */
  public JsonObject upload(JsonBody body, JsonObject inputs, Map<String, ReceivedFile> files) {
    var history = history(body);
    try {
      return submit(history, UPLOAD_TOOL, parts.ofUploadTool(body.with(inputs), files));
    } catch (IOException e) {
      throw notStored(e);
    }
  }

  /** Fetches what the targets name. */
  public JsonObject fetch(JsonBody body, Map<String, ReceivedFile> files) {
    var history = history(body);
    try {
      return submit(history, FETCH_TOOL, parts.ofFetch(body, files));
    } catch (IOException e) {
      throw notStored(e);
    }
  }

  /** Brings files into a history, from a page. */
  public void order(History history, List<UploadOrder> orders) {
    var user = caller.required();
    orders.forEach(order -> submissions.upload(user, history, UPLOAD_TOOL, order));
  }

  private JsonObject submit(History history, String tool, List<UploadOrder> orders) {
    var user = caller.required();
    return parts.document(
        orders.stream().map(order -> submissions.upload(user, history, tool, order)).toList());
  }

  private History history(JsonBody body) {
    caller.required();
    return body.text("history_id").map(access::history).orElseGet(current::current);
  }

  private static Refusal notStored(IOException e) {
    var refusal = new Refusal(ErrorCode.INTERNAL, "The file could not be stored on the server.");
    refusal.initCause(e);
    return refusal;
  }
}
