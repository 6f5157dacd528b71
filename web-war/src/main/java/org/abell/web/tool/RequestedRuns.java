package org.abell.web.tool;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.abell.submission.RejectedSubmission;
import org.abell.submission.Submissions;
import org.abell.submission.Submitted;
import org.abell.user.User;
import org.abell.web.protocol.JsonBody;

/** Runs the tool that a request names, in the place of a failed job where the request says so. */
@RequestScoped
@Transactional(rollbackOn = Exception.class)
public class RequestedRuns {

  private final FormSources sources;
  private final Submissions submissions;
  private final Replacements replacements;

  public RequestedRuns() {
    this(null, null, null);
  }

  @Inject
  public RequestedRuns(FormSources sources, Submissions submissions, Replacements replacements) {
    this.sources = sources;
    this.submissions = submissions;
    this.replacements = replacements;
  }

  Submitted run(User user, JsonBody body) throws RejectedSubmission {
    var toolId = body.required("tool_id");
    var failed = replacements.asked(body);
    var history = sources.history(body.text("history_id").orElse(""));
    var submitted =
        submissions.run(user, history, toolId, body.text("tool_version"), body.object("inputs"));
    failed.ifPresent(job -> replacements.replace(job, submitted.job()));
    return submitted;
  }
}
