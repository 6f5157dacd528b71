package org.abell.web.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.abell.configuration.JobConfigurations;
import org.abell.installation.Readiness;
import org.abell.tool.Tool;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/**
 * The tools as their users see them: with the question for resources, where the job configuration
 * has one for them.
 */
@ApplicationScoped
public class OfferedTools {

  private final Readiness readiness;
  private final JobConfigurations configurations;

  public OfferedTools() {
    this(null, null);
  }

  @Inject
  public OfferedTools(Readiness readiness, JobConfigurations configurations) {
    this.readiness = readiness;
    this.configurations = configurations;
  }

  /** The wanted version; the newest where there is none of that version, or none is wanted. */
  public Tool tool(String id, Optional<String> version) {
    return find(id, version)
        .orElseThrow(
            () -> new Refusal(ErrorCode.TOOL_MISSING, "There is no tool '%s' here.".formatted(id)));
  }

  /** The same for a tool that may be gone. */
  Optional<Tool> find(String id, Optional<String> version) {
    var tools = readiness.installation().toolBox();
    return version
        .flatMap(v -> tools.find(id, v))
        .or(() -> tools.find(id))
        .map(configurations.current().jobs()::asking);
  }
}
