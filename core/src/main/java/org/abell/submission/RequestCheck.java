package org.abell.submission;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.abell.dataset.UserDatasets;
import org.abell.history.Histories;
import org.abell.installation.Installation;
import org.abell.submission.RejectedSubmission.Kind;
import org.abell.tool.Tool;
import org.abell.toolinput.InputCheck;
import org.abell.toolinput.InputChecker;
import org.abell.toolinput.ToolValues;
import org.abell.user.User;

/** Finds the tool that a request names, and checks the request's inputs for it. */
record RequestCheck(Installation installation, Histories histories) {

  /** The wanted version; the newest where there is none of that version. */
  Tool tool(String id, Optional<String> version) throws RejectedSubmission {
    var tools = installation.toolBox();
    return version
        .flatMap(v -> tools.find(id, v))
        .or(() -> tools.find(id))
        .orElseThrow(
            () ->
                new RejectedSubmission(
                    Kind.UNKNOWN_TOOL, "There is no tool '%s' here.".formatted(id), Map.of()));
  }

  /** The values for the tool; datasets are those that the user may read. */
  ToolValues values(Tool tool, User user, JsonObject inputs) throws RejectedSubmission {
    var reader = new UserDatasets.Reader(user.id(), installation.settings().isAdmin(user.email()));
    var lookup =
        new UserDatasets(histories, installation.ids(), installation.toolDatasets(), reader);
    var checked = InputChecker.check(tool, inputs, lookup);
    if (checked instanceof InputCheck.Refused refused) {
      throw new RejectedSubmission(Kind.INVALID_PARAMETERS, refused.sentence(), refused.errors());
    }
    return ((InputCheck.Accepted) checked).values();
  }
}
