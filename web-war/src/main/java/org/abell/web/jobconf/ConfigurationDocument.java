package org.abell.web.jobconf;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.ConfigurationProblem;
import org.abell.jobconf.Finding;
import org.abell.problem.Problem;
import org.abell.web.protocol.Doc;

/** The job configuration as the API tells of it. */
final class ConfigurationDocument {

  private ConfigurationDocument() {}

  static JsonObject of(
      ActiveConfiguration active, Optional<Path> file, Optional<ConfigurationProblem> problem) {
    return new Doc()
        .put("fingerprint", active.fingerprint())
        .put("file", file.map(Path::toString))
        .put("since", active.since())
        .put("default_destination", active.jobs().destinations().defaultName())
        .put(
            "findings",
            active.findings().stream()
                .map(Finding::problem)
                .map(ConfigurationDocument::line)
                .toList())
        .put("problem", problem.map(ConfigurationDocument::refusal))
        .json();
  }

  private static JsonObject refusal(ConfigurationProblem problem) {
    return new Doc()
        .put("since", problem.since())
        .put("findings", problem.problems().stream().map(ConfigurationDocument::line).toList())
        .json();
  }

  /** A finding about a file as a whole has no line. */
  private static JsonObject line(Problem problem) {
    return new Doc()
        .put("file", problem.file())
        .put("line", Optional.of(problem.line()).filter(l -> l > 0))
        .put("reason", problem.reason())
        .json();
  }
}
