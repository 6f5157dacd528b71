package org.abell.web.jobconf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.ConfigurationProblem;
import org.abell.jobconf.AssignmentMethod;
import org.abell.jobconf.Finding;
import org.abell.jobconf.Handlers;
import org.abell.problem.Problem;
import org.abell.web.jobconf.ConfigurationView.Fact;
import org.abell.web.jobconf.ConfigurationView.Remark;
import org.abell.web.page.Shown;

/** The job configuration in the words of its page. */
final class ConfigurationViews {

  private ConfigurationViews() {}

  static ConfigurationView of(
      ActiveConfiguration active, Optional<Path> file, Optional<ConfigurationProblem> problem) {
    return new ConfigurationView(
        facts(active, file),
        problem.stream().flatMap(p -> p.problems().stream()).map(Problem::toString).toList(),
        problem.map(p -> Shown.time(p.since())).orElse(""),
        active.findings().stream().map(ConfigurationViews::remark).toList(),
        new ConfigurationTables(active.jobs()).all());
  }

  private static List<Fact> facts(ActiveConfiguration active, Optional<Path> file) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("File", file.map(Path::toString).orElse("none: what is built in holds")));
    facts.add(new Fact("In force since (UTC)", Shown.time(active.since())));
    facts.add(new Fact("Fingerprint", active.fingerprint()));
    facts.addAll(facts(active.jobs().handlers()));
    facts.add(new Fact("Default destination", active.jobs().destinations().defaultName()));
    return facts;
  }

  private static List<Fact> facts(Handlers handlers) {
    var methods =
        handlers.methods().stream().map(AssignmentMethod::text).collect(Collectors.joining(", "));
    return List.of(
        new Fact("Assignment", methods),
        new Fact("Default handlers", handlers.effectiveDefault()),
        new Fact(
            "Taken at once",
            handlers.maxGrab().isPresent()
                ? String.valueOf(handlers.maxGrab().getAsInt())
                : "any number"),
        new Fact("Looked at per user", handlers.readyWindowSize() + " waiting jobs"));
  }

  private static Remark remark(Finding finding) {
    var problem = finding.problem();
    return new Remark(
        finding.refuses(),
        problem.line() > 0 ? problem.file() + ":" + problem.line() : problem.file(),
        problem.reason());
  }
}
