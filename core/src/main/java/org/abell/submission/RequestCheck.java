package org.abell.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.abell.configuration.JobConfigurations;
import org.abell.dataset.UserDatasets;
import org.abell.history.Histories;
import org.abell.installation.Installation;
import org.abell.installation.Readiness;
import org.abell.submission.RejectedSubmission.Kind;
import org.abell.tool.Tool;
import org.abell.toolinput.InputCheck;
import org.abell.toolinput.InputChecker;
import org.abell.toolinput.ToolValues;
import org.abell.user.User;

/** Finds the tool that a request names, and checks the request's inputs for it. */
@ApplicationScoped
public class RequestCheck {

  private final Readiness readiness;
  private final JobConfigurations configurations;
  private final Histories histories;

  public RequestCheck() {
    this(null, null, null);
  }

  @Inject
  public RequestCheck(Readiness readiness, JobConfigurations configurations, Histories histories) {
    this.readiness = readiness;
    this.configurations = configurations;
    this.histories = histories;
  }

  Installation installation() {
    return readiness.installation();
  }

  /** The wanted version; the newest where there is none of that version. */
  Tool tool(String id, Optional<String> version) throws RejectedSubmission {
    var tools = installation().toolBox();
    return version
        .flatMap(v -> tools.find(id, v))
        .or(() -> tools.find(id))
        .orElseThrow(
            () ->
                new RejectedSubmission(
                    Kind.UNKNOWN_TOOL, "There is no tool '%s' here.".formatted(id), Map.of()));
  }

  /** The values for the tool, and for the resources that its users are asked for. */
  ToolValues valuesAndResources(Tool tool, User user, JsonObject inputs) throws RejectedSubmission {
    return values(configurations.current().jobs().asking(tool), user, inputs);
  }

  /** The values for the tool; datasets are those that the user may read. */
  ToolValues values(Tool tool, User user, JsonObject inputs) throws RejectedSubmission {
    var installation = installation();
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
