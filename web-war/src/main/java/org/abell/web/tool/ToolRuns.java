package org.abell.web.tool;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.abell.history.History;
import org.abell.submission.RejectedSubmission;
import org.abell.submission.Submissions;
import org.abell.toolinput.FormModel;
import org.abell.web.caller.Caller;

/** From a filled form to a job, or back to the form. */
@RequestScoped
public class ToolRuns {

  private final Caller caller;
  private final OfferedTools tools;
  private final ToolForms forms;
  private final FormSources sources;
  private final Submissions submissions;

  /** What became of a form. */
  sealed interface Outcome {}

  /** It became a job. */
  record Accepted(String jobId) implements Outcome {}

  /** It has to be mended. */
  record Refused(ToolFormView form) implements Outcome {}

  public ToolRuns() {
    this(null, null, null, null, null);
  }

  @Inject
  public ToolRuns(
      Caller caller,
      OfferedTools tools,
      ToolForms forms,
      FormSources sources,
      Submissions submissions) {
    this.caller = caller;
    this.tools = tools;
    this.forms = forms;
    this.sources = sources;
    this.submissions = submissions;
  }

  /** The form with the defaults of the tool. */
  ToolFormView form(String toolId, Optional<String> version) {
    caller.required();
    return forms.view(FormModel.of(tools.tool(toolId, version)), sources.history(""), "");
  }

  /** The form as an earlier job was submitted. */
  ToolFormView formOfJob(String jobId) {
    var earlier = sources.earlier(jobId);
    var tool = tools.tool(earlier.toolId(), Optional.of(earlier.toolVersion()));
    var model = FormModel.of(tool, earlier.inputs(), Map.of());
    return forms.view(model, sources.history(""), "");
  }

  /** The form after a choice that changes which inputs there are. */
  ToolFormView changed(FormRequest request) {
    caller.required();
    return again(request, Map.of(), "");
  }

  /** Submits the form. */
  Outcome run(FormRequest request) {
    var user = caller.required();
    var history = sources.history(request.field("history"));
    try {
      var submitted =
          submissions.run(user, history, toolId(request), version(request), request.inputs());
      return new Accepted(sources.encode(submitted.job().id()));
    } catch (RejectedSubmission e) {
      return new Refused(
          again(request, e.errors(), "The tool was not run: some inputs have to be mended."));
    }
  }

  private ToolFormView again(FormRequest request, Map<String, String> errors, String error) {
    JsonObject inputs = request.inputs();
    History history = sources.history(request.field("history"));
    var model = FormModel.of(tools.tool(toolId(request), version(request)), inputs, errors);
    return forms.view(model, history, error);
  }

  private static String toolId(FormRequest request) {
    return request.field("tool");
  }

  private static Optional<String> version(FormRequest request) {
    return Optional.of(request.field("version")).filter(v -> !v.isEmpty());
  }
}
